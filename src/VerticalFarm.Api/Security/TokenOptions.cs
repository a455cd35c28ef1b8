namespace VerticalFarm.Api.Security;

/// <summary>How access tokens are made.</summary>
internal sealed class TokenOptions
{
    /// <summary>The environment variable of the key.</summary>
    public const string Variable = "JWT_KEY";

    /// <summary>The environment variable of the second key.</summary>
    public const string SecondVariable = "JWT_KEY_SECOND";

    /// <summary>The signing key, base64 of at least 32 random bytes.</summary>
    public string Key { get; set; } = "";

    /// <summary>
    /// A second key, of the same form, whose tokens are taken as well; empty for none. While keys are being changed it is first the new one and
    /// then, when all gateways know that, the old one, until the last of its tokens has expired (<see cref="Lifetime"/>).
    /// </summary>
    public string SecondKey { get; set; } = "";

    /// <summary>How long an access token is good. Default 30 minutes, at most a day; longer keeps a stolen one good for longer.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(30);
}

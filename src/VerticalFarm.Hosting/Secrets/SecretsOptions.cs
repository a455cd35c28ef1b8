namespace VerticalFarm.Hosting.Secrets;

/// <summary>The one secret that opens all others.</summary>
public sealed class SecretsOptions
{
    /// <summary>The environment variable (or configuration key) that holds it.</summary>
    public const string Variable = "SECRETS_KEY";

    /// <summary>
    /// At least 32 random bytes in base64 (<c>openssl rand -base64 32</c>); the same on every host of a cluster, for as long as its database lives.
    /// No default; may be left out in Development only, where the key ring is then stored in clear.
    /// </summary>
    public string Key { get; set; } = "";
}

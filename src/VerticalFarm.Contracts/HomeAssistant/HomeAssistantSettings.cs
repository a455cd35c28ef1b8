namespace VerticalFarm.Contracts.HomeAssistant;

/// <summary>Where a farm's Home Assistant is, and the token to it.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.HomeAssistantSettings")]
public sealed record HomeAssistantSettings
{
    /// <summary>Its address, http or https.</summary>
    [Id(0)]
    public required string Url { get; init; }

    /// <summary>A long-lived access token.</summary>
    [Id(1)]
    public required string Token { get; init; }

    /// <summary>Every field that is not valid.</summary>
    public IEnumerable<FieldError> Errors()
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0)
        {
            yield return new FieldError("url", "must be an http or https address without user name");
        }

        if (Token.Length is 0 or > 4096)
        {
            yield return new FieldError("token", "must have 1 to 4096 characters");
        }
    }

    /// <summary>Without the token, which must not reach a log.</summary>
    public override string ToString() => $"HomeAssistantSettings {{ Url = {Url} }}";
}

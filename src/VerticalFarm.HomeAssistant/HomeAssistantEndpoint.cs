namespace VerticalFarm.HomeAssistant;

/// <summary>Where a Home Assistant is, and the token that opens it.</summary>
/// <param name="Url">Its address as a person types it, http or https; a path before <c>/api</c> is kept.</param>
/// <param name="AccessToken">A long-lived access token.</param>
/// <exception cref="ArgumentException">The address is not http or https.</exception>
public sealed record HomeAssistantEndpoint(Uri Url, string AccessToken)
{
    /// <inheritdoc cref="HomeAssistantEndpoint(Uri, string)"/>
    public Uri Url { get; } = IsWebAddress(Url) ? Url : throw new ArgumentException("The address of Home Assistant must be http or https.", nameof(Url));

    /// <summary>Certificates (PEM) of authorities of the grower's own that are trusted for this address; null for none.</summary>
    public string? CaCertificates { get; init; }

    /// <summary>The address of a path of its REST API, such as <c>api/states</c>.</summary>
    internal Uri RestUrl(string path) => new(new UriBuilder(Url) { Path = Url.AbsolutePath.TrimEnd('/') + "/", Query = "", Fragment = "", UserName = "", Password = "" }.Uri, path);

    /// <summary>Scheme, host and port: what may be shown to people.</summary>
    public string DisplayAddress => Url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    /// <summary>The address of its WebSocket API.</summary>
    internal Uri WebSocketUrl => new UriBuilder(Url)
    {
        Scheme = Url.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs,
        Path = Url.AbsolutePath.TrimEnd('/') + "/api/websocket",
        Query = "",
        Fragment = "",
        UserName = "",
        Password = "",
    }.Uri;

    /// <summary>Without the token, which must not reach a log.</summary>
    public override string ToString() => $"HomeAssistantEndpoint {{ Url = {DisplayAddress} }}";

    private static bool IsWebAddress(Uri url) => url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);
}

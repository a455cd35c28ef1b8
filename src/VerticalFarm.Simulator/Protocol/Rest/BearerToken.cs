namespace VerticalFarm.Simulator.Protocol.Rest;

/// <summary>The token of a request; the scheme's word is taken as written, as Home Assistant does.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    public static string? In(HttpRequest request) =>
        request.Headers.Authorization is [{ } value] && value.StartsWith(Scheme, StringComparison.Ordinal) ? value[Scheme.Length..] : null;
}

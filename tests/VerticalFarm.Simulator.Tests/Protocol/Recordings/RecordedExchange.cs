using System.Text;
using System.Text.Json;

namespace VerticalFarm.Simulator.Tests.Protocol.Recordings;

/// <summary>A REST request and what a real Home Assistant answered.</summary>
internal sealed class RecordedExchange(string name, JsonElement recording)
{
    private const string TokenPlaceholder = "<LONG_LIVED_TOKEN>";
    private const string ViewerPlaceholder = "<NON_ADMIN_TOKEN>";
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private static readonly string[] Sent = ["Authorization", "Accept-Encoding", "Origin", "Access-Control-Request-Method"];
    private readonly JsonElement _request = recording.GetProperty("request");
    private readonly JsonElement _response = recording.GetProperty("response");

    public string Name => name;

    public int Status => _response.GetProperty("status").GetInt32();

    /// <summary>The answer's JSON; null if it was text.</summary>
    public JsonElement? Json => _response.TryGetProperty("json", out var json) ? json : null;

    public string? Text => _response.TryGetProperty("text", out var text) ? text.GetString() : null;

    public static RecordedExchange Load(string name) => new(name, RecordingFolder.Read("rest", name));

    /// <summary>A header of the answer; null if it had none of that name.</summary>
    public string? Header(string header) => Headers(_response).Where(pair => pair.Name == header).Select(pair => pair.Value).SingleOrDefault();

    /// <summary>The request as it was sent, for another server.</summary>
    public HttpRequestMessage Request(Uri server, string token)
    {
        var request = new HttpRequestMessage(
            new HttpMethod(_request.GetProperty("method").GetString()!), new Uri(server.GetLeftPart(UriPartial.Authority) + _request.GetProperty("path").GetString(), in AsWritten));
        var headers = Headers(_request).ToDictionary(
            pair => pair.Name,
            pair => pair.Value.Replace(TokenPlaceholder, token, StringComparison.Ordinal).Replace(ViewerPlaceholder, TestServers.ViewerToken, StringComparison.Ordinal));
        foreach (var name in Sent.Where(headers.ContainsKey))
        {
            request.Headers.TryAddWithoutValidation(name, headers[name]);
        }

        if (_request.GetProperty("body").GetString() is { Length: > 0 } body)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (headers.TryGetValue("Content-Type", out var type))
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            }
        }

        return request;
    }

    private static IEnumerable<(string Name, string Value)> Headers(JsonElement message) =>
        message.GetProperty("headers").EnumerateArray().Select(pair => (pair[0].GetString()!, pair[1].GetString()!));
}

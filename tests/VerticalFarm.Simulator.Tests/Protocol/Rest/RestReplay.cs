using System.IO.Compression;
using System.Text.Json;
using VerticalFarm.Simulator.Tests.Protocol.Recordings;

namespace VerticalFarm.Simulator.Tests.Protocol.Rest;

/// <summary>Sends recorded requests to a simulator and holds its answers against the recorded ones.</summary>
internal sealed class RestReplay(SimulatorServer server) : IDisposable
{
    private static readonly string[] ComparedHeaders = ["Content-Type", "Location", "Content-Encoding"];

    /// <summary>On every answer but a crash: there the real one has none, where the simulator has them all the same.</summary>
    private static readonly string[] SecurityHeaders = ["Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options"];

    private const int Crash = 500;

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    public void Dispose() => _http.Dispose();

    /// <summary>Sends one recorded request and fails on the first answer that is not like the recorded one.</summary>
    /// <returns>The answer's JSON; null if it is text.</returns>
    public async Task<JsonElement?> AnswersAsRecordedAsync(string name)
    {
        var recorded = RecordedExchange.Load(name);
        using var request = recorded.Request(server.Url, TestServers.Token);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await TextAsync(response);

        List<string> differences = [];
        if ((int)response.StatusCode != recorded.Status)
        {
            differences.Add($"status: recorded {recorded.Status}, answered {(int)response.StatusCode}");
        }

        differences.AddRange((recorded.Status == Crash ? ComparedHeaders : ComparedHeaders.Concat(SecurityHeaders))
            .Where(header => recorded.Header(header) != Header(response, header))
            .Select(header => $"{header}: recorded {recorded.Header(header)}, answered {Header(response, header)}"));
        if (recorded.Json is { } json && differences.Count == 0)
        {
            var answered = JsonElement.Parse(text);
            differences.AddRange(JsonShape.Differences(json, answered));
            Assert.True(differences.Count == 0, Report(recorded, differences, text));
            return answered;
        }

        if (recorded.Json is null && recorded.Text != text)
        {
            differences.Add($"body: recorded {recorded.Text}");
        }

        Assert.True(differences.Count == 0, Report(recorded, differences, text));
        return null;
    }

    private static async Task<string> TextAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(Header(response, "Content-Encoding") switch
        {
            "deflate" => new ZLibStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        });
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static string Report(RecordedExchange recorded, List<string> differences, string text) =>
        $"{recorded.Name}\n  {string.Join("\n  ", differences)}\nanswered: {text[..Math.Min(text.Length, 1_000)]}";

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;
}

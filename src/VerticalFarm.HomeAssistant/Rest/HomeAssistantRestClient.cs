using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using VerticalFarm.HomeAssistant.Rest;
using VerticalFarm.HomeAssistant.Transport;

namespace VerticalFarm.HomeAssistant;

/// <summary>
/// What only the REST API can do: states written from outside, and history where the recorder runs. Commands go over the WebSocket, since
/// REST cannot tell a refused command from a crash. Safe for use by several threads; never throws for what the peer does.
/// </summary>
public sealed class HomeAssistantRestClient : IDisposable
{
    /// <summary>Over a day of history of a farm; what is larger is given up rather than taken into memory.</summary>
    private const int MaxAnswerBytes = 32 * 1024 * 1024;

    private readonly HttpClient _http;
    private readonly HomeAssistantEndpoint _endpoint;
    private readonly HomeAssistantOptions _options;
    private readonly TimeProvider _time;

    /// <summary>A client that connects when it is asked something.</summary>
    /// <param name="endpoint">Where Home Assistant is.</param>
    /// <param name="options">Times and limits.</param>
    /// <param name="time">The clock of timeouts.</param>
    public HomeAssistantRestClient(HomeAssistantEndpoint endpoint, HomeAssistantOptions options, TimeProvider time)
    {
        (_endpoint, _options, _time) = (endpoint, options, time);
        _http = new HttpClient(GuardedHandler.Create(endpoint, options))
        {
            MaxResponseContentBufferSize = MaxAnswerBytes,
            Timeout = Timeout.InfiniteTimeSpan, // Each request has its own, by our clock.
        };

        // The word of the scheme must be exactly this.
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", endpoint.AccessToken);
    }

    /// <summary>A state; 404 when there is no such entity.</summary>
    public Task<RestAnswer> GetStateAsync(string entityId, CancellationToken ct) => SendAsync(HttpMethod.Get, StatePath(entityId), null, ct);

    /// <summary>Writes a state from outside, with all its attributes. It is lost when Home Assistant restarts. Only administrators may (401).</summary>
    public Task<RestAnswer> SetStateAsync(string entityId, string state, JsonObject attributes, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, StatePath(entityId), new JsonObject { ["state"] = state, ["attributes"] = attributes }, ct);

    /// <summary>Takes a state away that was written from outside.</summary>
    public Task<RestAnswer> RemoveStateAsync(string entityId, CancellationToken ct) => SendAsync(HttpMethod.Delete, StatePath(entityId), null, ct);

    /// <summary>What entities said in a stretch of time, each in order; null when Home Assistant has no history or does not tell it.</summary>
    /// <param name="entityIds">At least one: without any, Home Assistant refuses.</param>
    /// <param name="from">The beginning; the first state of each entity is the one that held then.</param>
    /// <param name="to">The end.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IReadOnlyList<HistoryState>?> GetHistoryAsync(IReadOnlyCollection<string> entityIds, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"api/history/period/{Uri.EscapeDataString(Text(from))}?filter_entity_id={string.Join(',', entityIds)}&end_time={Uri.EscapeDataString(Text(to))}&minimal_response&no_attributes");
        var answer = await SendAsync(HttpMethod.Get, path, null, ct);
        return answer.IsGood ? HistoryReader.Read(answer.Json) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string StatePath(string entityId) => "api/states/" + Uri.EscapeDataString(entityId);

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);

    private async Task<RestAnswer> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(_options.RestTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
        using var request = new HttpRequestMessage(method, _endpoint.RestUrl(path)) { Content = body is null ? null : JsonContent.Create(body) };
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            var json = Parse(await response.Content.ReadAsByteArrayAsync(either.Token));
            return new RestAnswer((int)response.StatusCode, json, response.IsSuccessStatusCode ? null : $"Home Assistant at {_endpoint.DisplayAddress} answers with HTTP status {(int)response.StatusCode}.");
        }
        catch (Exception failure) when (!ct.IsCancellationRequested && failure is HttpRequestException or IOException or OperationCanceledException)
        {
            return new RestAnswer(null, default, $"Home Assistant at {_endpoint.DisplayAddress} gives no answer ({failure.GetType().Name}).");
        }
    }

    private static JsonElement Parse(byte[] body)
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return default; // Errors are plain text.
        }
    }
}

using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Polly;
using Polly.Retry;

namespace VerticalFarm.Simulator.Demo;

/// <summary>A client of the REST API, as any program of a grower's would be one.</summary>
internal sealed class GatewayClient : IDisposable
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly HttpClient _http;
    private readonly ResiliencePipeline<HttpResponseMessage> _patience;
    private readonly TimeProvider _time;

    public GatewayClient(Uri gateway, TimeProvider time)
    {
        _http = new HttpClient { BaseAddress = gateway, Timeout = RequestTimeout };
        _time = time;
        _patience = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                    .HandleResult(answer => answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable),
                MaxRetryAttempts = 20,
                DelayGenerator = retry => ValueTask.FromResult<TimeSpan?>(retry.Outcome.Result?.Headers.RetryAfter?.Delta ?? Pause),
            })
            .Build();
    }

    /// <summary>From here on requests are a user's.</summary>
    public void SignIn(string accessToken) => _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);

    /// <summary>Waits for the gateway to be able to serve.</summary>
    /// <exception cref="TimeoutException">It is not within 90 s.</exception>
    public async Task WaitUntilReadyAsync(CancellationToken ct)
    {
        var until = _time.GetUtcNow() + ReadyTimeout;
        while (!await IsReadyAsync(ct))
        {
            if (_time.GetUtcNow() > until)
            {
                throw new TimeoutException($"the gateway at {_http.BaseAddress} was not ready within {ReadyTimeout.TotalSeconds:0} s");
            }

            await Task.Delay(Pause / 4, _time, ct);
        }
    }

    public Task<JsonElement> GetAsync(string path, CancellationToken ct) => SendAsync(HttpMethod.Get, path, null, ct);

    public Task<JsonElement> PostAsync(string path, object body, CancellationToken ct) => SendAsync(HttpMethod.Post, path, body, ct);

    public Task<JsonElement> PutAsync(string path, object body, CancellationToken ct) => SendAsync(HttpMethod.Put, path, body, ct);

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, CancellationToken ct)
    {
        var bytes = body is null ? null : Compress(JsonSerializer.SerializeToUtf8Bytes(body));
        using var answer = await _patience.ExecuteAsync(
            async token =>
            {
                using var request = new HttpRequestMessage(method, new Uri("api/v1/" + path, UriKind.Relative)) { Content = Content(bytes) };
                return await _http.SendAsync(request, token);
            },
            ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        if (!answer.IsSuccessStatusCode)
        {
            throw new GatewayException((int)answer.StatusCode, $"{method} {path} was answered with {(int)answer.StatusCode}: {text}");
        }

        return JsonElement.Parse(text.Length == 0 ? "null" : text);
    }

    private static ByteArrayContent? Content(byte[]? gzip) => gzip is null ? null : new ByteArrayContent(gzip)
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/json"), ContentEncoding = { "gzip" } },
    };

    private static byte[] Compress(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }

    private async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("health/ready", UriKind.Relative), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

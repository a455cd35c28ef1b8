using System.Text.Json;

namespace VerticalFarm.Integrations.Weather;

/// <summary>Fetches JSON from a service that is not trusted: what is large is not read, and redirects, which could lead anywhere, are not followed.</summary>
internal sealed class WeatherHttp(Uri address) : IDisposable
{
    /// <summary>Two days of hours are some 10 kB.</summary>
    public const int MaxBytes = 256 * 1024;

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 16 };

    // How long a try may take, the pipeline around this says.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        BaseAddress = address,
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = MaxBytes,
    };

    /// <summary>Fetches and reads.</summary>
    /// <exception cref="WeatherException">There is no such answer.</exception>
    public async Task<T> GetAsync<T>(string pathAndQuery, Func<JsonElement, T> read, CancellationToken ct)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(pathAndQuery, UriKind.Relative), ct);
            if (!response.IsSuccessStatusCode)
            {
                throw new WeatherException(WeatherFault.Refused, $"The weather service answered {(int)response.StatusCode}");
            }

            await using var body = await response.Content.ReadAsStreamAsync(ct);
            using var document = await JsonDocument.ParseAsync(body, Json, ct);
            return read(document.RootElement);
        }
        catch (HttpRequestException large) when (large.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new WeatherException(WeatherFault.TooLarge, $"The weather service answered more than {MaxBytes / 1024} KiB");
        }
        catch (Exception away) when (away is HttpRequestException or IOException)
        {
            throw new WeatherException(WeatherFault.Unreachable, "The weather service cannot be reached", away);
        }
        catch (Exception strange) when (strange is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new WeatherException(WeatherFault.Unreadable, "The weather service answered something else than weather");
        }
    }

    public void Dispose() => _http.Dispose();
}

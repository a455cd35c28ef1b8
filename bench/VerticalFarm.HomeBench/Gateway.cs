using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace VerticalFarm.HomeBench;

/// <summary>The REST API, as a grower's program uses it.</summary>
internal sealed class Gateway(Uri address) : IDisposable
{
    private const string Password = "a password for the bench";
    private static readonly TimeSpan SignInEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly HttpClient _http = new() { BaseAddress = new Uri(address, "api/v1/"), Timeout = TimeSpan.FromSeconds(60) };
    private readonly object _grower = new { email = $"{Guid.NewGuid():N}@example.org", password = Password };
    private readonly SemaphoreSlim _signing = new(1, 1);
    private long _signedInAt;

    /// <summary>The access token in use.</summary>
    public string Token => _http.DefaultRequestHeaders.Authorization!.Parameter!;

    /// <summary>From here on requests are those of a grower made for this run.</summary>
    public async Task SignUpAsync()
    {
        using var answer = await _http.PostAsJsonAsync("auth/register", _grower);
        answer.EnsureSuccessStatusCode();
        await SignInAsync();
    }

    public Task<JsonElement> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<JsonElement> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    public Task<JsonElement> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, body);

    /// <summary>The items of a list, which has at most one page.</summary>
    public async Task<IReadOnlyList<JsonElement>> ItemsAsync(string path) => [.. (await GetAsync(path + "?limit=100")).GetProperty("items").EnumerateArray()];

    /// <summary>A request that may well be refused: the status is all that is told.</summary>
    public async Task<HttpStatusCode> TryPostAsync(string path, object body)
    {
        await SignInAgainAsync();
        using var answer = await _http.PostAsJsonAsync(path, body);
        return answer.StatusCode;
    }

    public void Dispose()
    {
        _http.Dispose();
        _signing.Dispose();
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body)
    {
        await SignInAgainAsync();
        for (var tries = 1; ; tries++)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
            using var answer = await _http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.IsSuccessStatusCode)
            {
                return JsonElement.Parse(text.Length == 0 ? "null" : text);
            }

            if (tries == 20 || answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests))
            {
                throw new InvalidOperationException($"{method} {path} was answered with {(int)answer.StatusCode}: {text}");
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    private async Task SignInAgainAsync()
    {
        if (TimeProvider.System.GetElapsedTime(_signedInAt) < SignInEvery)
        {
            return;
        }

        await _signing.WaitAsync();
        try
        {
            if (TimeProvider.System.GetElapsedTime(_signedInAt) >= SignInEvery)
            {
                await SignInAsync();
            }
        }
        finally
        {
            _signing.Release();
        }
    }

    private async Task SignInAsync()
    {
        using var answer = await _http.PostAsJsonAsync("auth/login", _grower);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _signedInAt = TimeProvider.System.GetTimestamp();
    }
}

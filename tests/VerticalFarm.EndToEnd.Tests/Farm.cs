using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace VerticalFarm.EndToEnd.Tests;

/// <summary>The demo farm as its grower's programs see it: over REST, signed in with what <c>demo.json</c> says.</summary>
internal sealed class Farm(JsonElement demo) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(demo.GetProperty("base_url").GetString()!), Timeout = TimeSpan.FromSeconds(40) };

    public string Id => demo.GetProperty("farm_id").GetString()!;

    public async Task SignInAsync(CancellationToken ct)
    {
        var body = new { email = demo.GetProperty("email").GetString(), password = demo.GetProperty("password").GetString() };
        using var answer = await _http.PostAsJsonAsync(Path("auth/login"), body, ct);
        answer.EnsureSuccessStatusCode();
        var tokens = await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetProperty("access_token").GetString());
    }

    public async Task<JsonElement> GetAsync(string path, CancellationToken ct)
    {
        using var answer = await _http.GetAsync(Path(path), ct);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
    }

    public async Task<JsonElement> PostAsync(string path, object body, CancellationToken ct)
    {
        using var answer = await _http.PostAsJsonAsync(Path(path), body, ct);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
    }

    public async Task PutAsync(string path, object body, CancellationToken ct)
    {
        using var answer = await _http.PutAsJsonAsync(Path(path), body, ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The answer as it is, whatever its status.</summary>
    public Task<HttpResponseMessage> TryPostAsync(string path, object body, CancellationToken ct) => _http.PostAsJsonAsync(Path(path), body, ct);

    /// <summary>The answer as it is, to a request that may be made again under the same key.</summary>
    public async Task<HttpResponseMessage> TryPostAsync(string path, object body, string idempotencyKey, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path(path)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await _http.SendAsync(request, ct);
    }

    /// <summary>A thing of the farm by its name.</summary>
    public async Task<JsonElement> FindAsync(string kind, string name, CancellationToken ct)
    {
        var all = await GetAsync($"farms/{Id}/{kind}", ct);
        return all.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
    }

    public async Task<JsonElement[]> ItemsAsync(string path, CancellationToken ct) => [.. (await GetAsync(path, ct)).GetProperty("items").EnumerateArray()];

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public void Dispose() => _http.Dispose();

    private static Uri Path(string path) => new("api/v1/" + path, UriKind.Relative);
}

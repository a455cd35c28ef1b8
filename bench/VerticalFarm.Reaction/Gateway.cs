using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace VerticalFarm.Reaction;

/// <summary>The REST API as the bench uses it.</summary>
internal sealed class Gateway(Uri url) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(url, "api/v1/") };

    public async Task SignInAsync()
    {
        var account = new { email = $"{Guid.NewGuid():N}@example.org", password = "a password for the bench" };
        using var registered = await _http.PostAsJsonAsync("auth/register", account);
        registered.EnsureSuccessStatusCode();
        var tokens = await PostAsync("auth/login", account);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetProperty("access_token").GetString());
    }

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new InvalidOperationException($"{path}: {text}");
    }

    /// <summary>Makes something; its id.</summary>
    public async Task<string> MakeAsync(string path, object body) => (await PostAsync(path, body)).GetProperty("id").GetString()!;

    public async Task PutAsync(string path, object body)
    {
        using var answer = await _http.PutAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
    }

    public Task<JsonElement> GetAsync(string path) => _http.GetFromJsonAsync<JsonElement>(path);

    public void Dispose() => _http.Dispose();
}

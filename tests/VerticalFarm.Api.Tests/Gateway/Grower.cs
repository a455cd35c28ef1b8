using System.Net;

namespace VerticalFarm.Api.Tests.Gateway;

/// <summary>Somebody signed in.</summary>
internal sealed class Grower(ApiClient api)
{
    public const string Password = "correct horse battery staple";

    public string Id { get; private init; } = "";

    public string Email { get; private init; } = "";

    public string Token { get; private init; } = "";

    public string RefreshToken { get; private init; } = "";

    public static async Task<Grower> RegisterAsync(ApiClient api)
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        var user = (await api.PostAsync("/auth/register", new { email, password = Password })).Is(HttpStatusCode.Created);
        var pair = (await api.PostAsync("/auth/login", new { email, password = Password })).Is(HttpStatusCode.OK);
        return new Grower(api) { Id = user.Get("id"), Email = email, Token = pair.Get("access_token"), RefreshToken = pair.Get("refresh_token") };
    }

    public Task<Answer> GetAsync(string path) => api.GetAsync(path, Token);

    public Task<Answer> PostAsync(string path, object body) => api.PostAsync(path, body, Token);

    public Task<Answer> PostRawAsync(string path, string body, string? type = "application/json") => api.PostRawAsync(path, body, Token, type);

    public Task<Answer> PutAsync(string path, object body, string? ifMatch = null) => api.PutAsync(path, body, Token, ifMatch);

    public Task<Answer> DeleteAsync(string path) => api.DeleteAsync(path, Token);

    public Task<Answer> SendAsync(string path, HttpContent body) => api.SendAsync(HttpMethod.Post, path, body, Token);

    public Task<Answer> SendWithAsync(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers) =>
        api.SendWithAsync(method, path, body, [("Authorization", $"Bearer {Token}"), .. headers]);

    /// <summary>The id of what a POST made.</summary>
    public async Task<string> CreateAsync(string path, object body) => (await PostAsync(path, body)).Is(HttpStatusCode.Created).Get("id");

    public Task<string> CreateFarmAsync(string name = "Hall") => CreateAsync("/farms", new { name });

    public Task<string> CreateSensorAsync(string farm, string type = "air_temperature") => CreateAsync($"/farms/{farm}/sensors", new { name = type, type });
}

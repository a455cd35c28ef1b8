using System.Net.Http.Json;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Accounts.Cookies;

/// <summary>A browser with one page open: says where its requests come from, and sends the cookie that it was given where that belongs.</summary>
internal sealed class Browser(Uri gateway, string? origin = null) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>The cookie as it is sent, <c>name=value</c>.</summary>
    public string? Cookie { get; set; }

    /// <summary>The last <c>Set-Cookie</c> header.</summary>
    public string? SetCookie { get; private set; }

    public Task<Answer> SignInAsync(Grower grower, params (string Name, string Value)[] headers) =>
        PostAsync("login", JsonContent.Create(new { email = grower.Email, password = Grower.Password }), headers);

    public async Task<Answer> PostAsync(string call, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/auth/cookie/{call}") { Content = body };
        request.Headers.TryAddWithoutValidation("Origin", origin ?? gateway.GetLeftPart(UriPartial.Authority));
        if (Cookie is not null)
        {
            request.Headers.TryAddWithoutValidation("Cookie", Cookie);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            SetCookie = Assert.Single(cookies);
            Cookie = SetCookie.Split(';')[0] is var pair && pair.EndsWith('=') ? null : pair;
        }

        return await Answer.OfAsync(response, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _http.Dispose();
}

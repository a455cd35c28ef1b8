using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace VerticalFarm.Api.Tests.Gateway;

/// <summary>Speaks to a gateway as a program would. Paths are below <c>/api/v1</c> unless they begin with <c>/health</c> or <c>//</c>.</summary>
internal sealed class ApiClient(Uri gateway) : IDisposable
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Where the gateway listens.</summary>
    public Uri Gateway => gateway;

    private readonly HttpClient _http = new() { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Begins to read an answer that may never end.</summary>
    public async Task<HttpResponseMessage> OpenAsync(string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Absolute(path));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancelled);
    }

    public Task<Answer> GetAsync(string path, string? token = null) => SendAsync(HttpMethod.Get, path, null, token);

    public Task<Answer> PostAsync(string path, object body, string? token = null) => SendAsync(HttpMethod.Post, path, Json(body), token);

    public Task<Answer> PutAsync(string path, object body, string? token = null, string? ifMatch = null) =>
        SendAsync(HttpMethod.Put, path, Json(body), token, ifMatch);

    public Task<Answer> DeleteAsync(string path, string? token = null) => SendAsync(HttpMethod.Delete, path, null, token);

    /// <summary>Sends a body as it is.</summary>
    public Task<Answer> PostRawAsync(string path, string body, string? token = null, string? type = "application/json") =>
        SendAsync(HttpMethod.Post, path, Raw(Encoding.UTF8.GetBytes(body), type), token);

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? body, string? token, string? ifMatch = null, string? accept = null, bool asPage = false)
    {
        using var request = new HttpRequestMessage(method, Absolute(path)) { Content = body };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (asPage)
        {
            request.Headers.TryAddWithoutValidation("Origin", gateway.GetLeftPart(UriPartial.Authority));
        }

        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        using var response = await _http.SendAsync(request, Cancelled);
        return await Answer.OfAsync(response, Cancelled);
    }

    /// <summary>Sends with headers of one's own.</summary>
    public async Task<Answer> SendWithAsync(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, Absolute(path)) { Content = body is null ? null : Json(body) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request, Cancelled);
        return await Answer.OfAsync(response, Cancelled);
    }

    /// <summary>Sends a text as it is, with headers of one's own.</summary>
    public async Task<Answer> SendTextAsync(string path, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Absolute(path)) { Content = Raw(Encoding.UTF8.GetBytes(body)) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request, Cancelled);
        return await Answer.OfAsync(response, Cancelled);
    }

    public static HttpContent Raw(byte[] body, string? type = "application/json", string? encoding = null)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        return content;
    }

    public void Dispose() => _http.Dispose();

    private static HttpContent Json(object body) => Raw(JsonSerializer.SerializeToUtf8Bytes(body));

    private Uri Absolute(string path) => new(gateway, path switch
    {
        _ when path.StartsWith("/health", StringComparison.Ordinal) => path,
        _ when path.StartsWith("//", StringComparison.Ordinal) => path[1..],
        _ => "/api/v1" + path,
    });
}

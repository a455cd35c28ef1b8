using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace VerticalFarm.Api.Tests.OpenApi.Fuzz;

/// <summary>Sends requests as they are, mended by nobody, and looks at what comes back.</summary>
internal sealed class RawSender(Uri gateway) : IDisposable
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1 })
    {
        Timeout = TimeSpan.FromSeconds(60),
    };

    /// <summary>What is wrong with the answer; null when it is in good order.</summary>
    public async Task<string?> FaultOfAsync(MalformedRequest request, CancellationToken ct)
    {
        try
        {
            return await JudgeAsync(request, ct);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return $"{request.Name}: {request.Method} {request.PathAndQuery[..Math.Min(300, request.PathAndQuery.Length)]}, body of {request.Body?.Length}: no whole answer: {broken}";
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<string?> JudgeAsync(MalformedRequest request, CancellationToken ct)
    {
        using var message = Message(request);
        using var answer = await _http.SendAsync(message, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        var status = (int)answer.StatusCode;

        // That the farm of these tests has no Home Assistant to ask is no fault of ours, where the description says that it can be so.
        return status >= 500 && !(status == 502 && request.MayAskUpstream) ? $"{request.Name}: {status} {text}"
            : status < 400 ? null
            : text.Contains("   at ", StringComparison.Ordinal) || text.Contains("Exception", StringComparison.Ordinal) ? $"{request.Name}: tells of its inside: {text}"
            : !IsEnvelope(text, status) ? $"{request.Name}: {status} without the envelope: {text}"
            : null;
    }

    private HttpRequestMessage Message(MalformedRequest request)
    {
        var message = new HttpRequestMessage(request.Method, new Uri($"{gateway.GetLeftPart(UriPartial.Authority)}{request.PathAndQuery}", in AsWritten));
        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = request.ContentType is null ? null : MediaTypeHeaderValue.Parse(request.ContentType);
            if (request.ContentEncoding is { } encoding)
            {
                message.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
            }
        }

        return message;
    }

    private static bool IsEnvelope(string text, int status)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var error = json.RootElement.GetProperty("error");
            return error.GetProperty("status").GetInt32() == status
                && error.GetProperty("code").GetString() is { Length: > 0 }
                && error.GetProperty("message").GetString() is { Length: > 0 }
                && error.GetProperty("trace_id").GetString() is { Length: > 0 };
        }
        catch (Exception none) when (none is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Hosting;

/// <summary>What is no request at all is refused by the web server itself; in the envelope all the same.</summary>
[Collection(typeof(HouseTests))]
public sealed class RefusalTests(House house)
{
    private const string Host = "Host: farm\r\n";

    public static TheoryData<string, int, string> Requests => new()
    {
        { "U+0000 in the path", 400, $"GET /api/v1/farms/%00 HTTP/1.1\r\n{Host}\r\n" },
        { "no line of a request", 400, "hello\r\n\r\n" },
        { "a version that is not spoken", 505, $"GET / HTTP/3.7\r\n{Host}\r\n" },
        { "a header that is no UTF-8", 400, $"GET /health HTTP/1.1\r\n{Host}X-Name: \u00ff\u00fe\r\n\r\n" },
        { "a header without a colon", 400, $"GET /health HTTP/1.1\r\n{Host}nothing\r\n\r\n" },
        { "a space before the colon", 400, $"GET /health HTTP/1.1\r\n{Host}X-Name : 1\r\n\r\n" },
        { "no host", 400, "GET /health HTTP/1.1\r\n\r\n" },
        { "two hosts", 400, $"GET /health HTTP/1.1\r\n{Host}{Host}\r\n" },
        { "a length that is none", 400, $"POST /api/v1/auth/login HTTP/1.1\r\n{Host}Content-Length: x\r\n\r\n" },
        { "two lengths", 400, $"POST /api/v1/auth/login HTTP/1.1\r\n{Host}Content-Length: 1\r\nContent-Length: 2\r\n\r\n" },
        { "an encoding of transfer that is unknown", 400, $"POST /api/v1/auth/login HTTP/1.1\r\n{Host}Transfer-Encoding: gzip\r\n\r\n" },
        { "a line that is too long", 414, $"GET /{new string('a', 20_000)} HTTP/1.1\r\n{Host}\r\n" },
        { "headers that are too long", 431, $"GET /health HTTP/1.1\r\n{Host}X-Name: {new string('a', 40_000)}\r\n\r\n" },
        { "too many headers", 431, $"GET /health HTTP/1.1\r\n{Host}{string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: 1\r\n"))}\r\n" },
        { "a chunk whose size is none", 400, $"POST /api/v1/auth/login HTTP/1.1\r\n{Host}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" },
        { "a chunk without an end", 400, $"POST /api/v1/auth/login HTTP/1.1\r\n{Host}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{{}}xx\r\n" },
        { "a second request that is none", 400, $"GET /health HTTP/1.1\r\n{Host}\r\nhello\r\n\r\n" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_request_that_is_none_is_refused_in_the_envelope(string what, int status, string request)
    {
        var text = await SendAsync(request);

        var last = text[text.LastIndexOf("HTTP/1.1 ", StringComparison.Ordinal)..];
        Assert.True(last.StartsWith($"HTTP/1.1 {status} ", StringComparison.Ordinal), $"{what}: {text}");
        var parts = last.Split("\r\n\r\n", 2);
        using var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(Unchunked(parts[0], parts[1])) };
        answer.Content.Headers.Clear();
        foreach (var header in parts[0].Split("\r\n")[1..].Select(line => line.Split(": ", 2)))
        {
            _ = answer.Headers.TryAddWithoutValidation(header[0], header[1]) || answer.Content.Headers.TryAddWithoutValidation(header[0], header[1]);
        }

        (await Answer.OfAsync(answer, TestContext.Current.CancellationToken)).IsError(status, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task The_length_that_a_refusal_tells_is_that_of_its_body()
    {
        var parts = (await SendAsync("hello\r\n\r\n")).Split("\r\n\r\n", 2);
        Assert.Contains($"\r\nContent-Length: {Encoding.UTF8.GetByteCount(parts[1])}\r\n", parts[0] + "\r\n", StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", parts[0] + "\r\n", StringComparison.Ordinal);
    }

    // Answers of handlers of ours may come in chunks; each is preceded by its length, in a line of its own.
    private static string Unchunked(string head, string body) =>
        head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase) ? string.Concat(body.Split("\r\n").Where((_, line) => line % 2 == 1)) : body;

    // Until the server closes the connection, as it does after a refusal.
    private async Task<string> SendAsync(string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, house.Api.Gateway.Port, TestContext.Current.CancellationToken);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            for (var count = 1; count > 0;)
            {
                count = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
                answer.Append(Encoding.UTF8.GetString(buffer, 0, count));
            }
        }
        catch (IOException)
        {
            // Closed while bytes of ours were still on their way.
        }

        return answer.ToString();
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.Hosting;

/// <summary>What a gateway shows to proxies and browsers.</summary>
[Collection(typeof(HouseTests))]
public sealed class EdgeTests(House house)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_known_proxy_is_believed_and_nobody_else()
    {
        await using var behind = await house.StartGatewayAsync(new Dictionary<string, string> { ["Proxies:Networks:0"] = "127.0.0.0/8" });
        Assert.Equal("203.0.113.7", await AddressOnRecordAsync(behind.Api));
        Assert.Contains("127.0.0.1", await AddressOnRecordAsync(house.Api), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_a_configured_origin_may_call_and_others_may_not()
    {
        await using var gateway = await house.StartGatewayAsync(new Dictionary<string, string> { ["Cors:Origins:0"] = "https://farm.example.org" });

        var allowed = await PreflightAsync(gateway.Api, "https://farm.example.org");
        var other = await PreflightAsync(gateway.Api, "https://evil.example.org");

        Assert.Equal("https://farm.example.org", Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False(allowed.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False((await PreflightAsync(house.Api, "https://farm.example.org")).Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Answers_are_compressed_for_who_takes_them_so()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        using var http = new HttpClient { BaseAddress = house.Api.Gateway };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/farms/{farm}/layout", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", grower.Token);
        request.Headers.AcceptEncoding.ParseAdd("gzip");

        using var answer = await http.SendAsync(request, Cancelled);

        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
    }

    [Fact]
    public async Task A_second_port_speaks_HTTP_2_from_the_first_byte()
    {
        var port = FreePort.Next();
        await using var gateway = await house.StartGatewayAsync(new Dictionary<string, string> { ["WebServer:Http2Port"] = $"{port}" });
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}/health")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var answer = await http.SendAsync(request, Cancelled);

        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (answer.StatusCode, answer.Version));
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_ended_with_a_word()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        await using var gateway = await house.StartGatewayAsync(new Dictionary<string, string> { ["WebServer:RequestTimeout"] = "00:00:00.500" });
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, gateway.Api.Gateway.Port, Cancelled);
        await using var stream = connection.GetStream();

        // A body that never ends.
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/farms HTTP/1.1\r\nHost: farm\r\nAuthorization: Bearer {grower.Token}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{"), Cancelled);

        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 503 Service Unavailable", await reader.ReadLineAsync(Cancelled));
    }

    private static async Task<string> AddressOnRecordAsync(ApiClient api)
    {
        var grower = await Grower.RegisterAsync(api);
        var farm = (await grower.SendWithAsync(HttpMethod.Post, "/farms", new { name = "Hall" }, ("X-Forwarded-For", "203.0.113.7"))).Is(HttpStatusCode.Created).Get("id");
        return (await grower.GetAsync($"/farms/{farm}/audit")).Json["items"]![0]!["address"]!.GetValue<string>();
    }

    private static Task<Answer> PreflightAsync(ApiClient api, string origin) => api.SendWithAsync(
        HttpMethod.Options, "/farms", null, ("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization"));
}

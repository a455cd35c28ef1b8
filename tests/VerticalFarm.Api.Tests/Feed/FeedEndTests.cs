using System.Net;
using System.Net.Sockets;
using System.Text;
using VerticalFarm.Api.Security;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Api.Tests.Security;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.Feed;

/// <summary>How long a stream lasts, and what ends it.</summary>
[Collection(typeof(HouseTests))]
public sealed class FeedEndTests(House house)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Dictionary<string, string> OftenAlive = new() { ["Feed:HeartbeatInterval"] = "00:00:01" };

    [Fact]
    public async Task A_deleted_farm_ends_its_streams()
    {
        var (grower, farm) = await BeginAsync();
        await using var feed = await FeedClient.WatchAsync(house.Api, farm, grower.Token);

        (await grower.DeleteAsync($"/farms/{farm}")).Is(HttpStatusCode.NoContent);

        await feed.EndsAsync();
    }

    [Fact]
    public async Task A_stream_ends_with_the_token_that_opened_it()
    {
        var (grower, farm) = await BeginAsync();
        var token = Tokens.Make(house.JwtKey, new TokenOptions().Lifetime - TimeSpan.FromSeconds(5), grower.Id);
        await using var feed = await FeedClient.WatchAsync(house.Api, farm, token);

        await feed.EndsAsync();

        // The stream is ended by a timer and the token by the wall clock, which may be some milliseconds behind it.
        await Eventually.BecomesTrueAsync(
            async () => (await house.Api.GetAsync($"/farms/{farm}", token)).Status == HttpStatusCode.Unauthorized,
            Patience, "the token has run out", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Who_is_no_member_any_more_hears_no_more()
    {
        var (grower, farm) = await BeginAsync();
        var member = await Grower.RegisterAsync(house.Api);
        (await grower.PostAsync($"/farms/{farm}/members", new { email = member.Email, role = "viewer" })).Is(HttpStatusCode.Created);
        await using var feed = await FeedClient.WatchAsync(house.Api, farm, member.Token);

        (await grower.DeleteAsync($"/farms/{farm}/members/{member.Id}")).Is(HttpStatusCode.NoContent);

        await feed.EndsAsync();
    }

    [Fact]
    public async Task Who_signs_out_ends_the_streams_of_that_session()
    {
        var (grower, farm) = await BeginAsync();
        await using var gateway = await house.StartGatewayAsync(OftenAlive);
        await using var feed = await FeedClient.WatchAsync(gateway.Api, farm, grower.Token);

        (await grower.PostAsync("/auth/logout", new { refresh_token = grower.RefreshToken })).Is(HttpStatusCode.NoContent);

        await feed.EndsAsync();
    }

    [Fact]
    public async Task A_gateway_that_stops_ends_its_streams_first()
    {
        var (grower, farm) = await BeginAsync();
        await using var gateway = await house.StartGatewayAsync(new Dictionary<string, string>());
        await using var feed = await FeedClient.WatchAsync(gateway.Api, farm, grower.Token);

        var stopped = gateway.StopAsync();

        await feed.EndsAsync(); // to its proper end: a connection that was cut would throw
        await stopped;
    }

    [Fact]
    public async Task A_stream_on_which_nothing_happens_shows_that_it_lives()
    {
        var (grower, farm) = await BeginAsync();
        await using var gateway = await house.StartGatewayAsync(OftenAlive);
        using var response = await gateway.Api.OpenAsync($"/farms/{farm}/events", grower.Token);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        var beats = 0;
        while (beats < 2)
        {
            var line = await lines.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);
            Assert.NotNull(line);
            beats += line == ": heartbeat" ? 1 : 0;
        }
    }

    [Fact]
    public async Task A_reader_that_does_not_keep_up_is_dropped()
    {
        var (grower, farm) = await BeginAsync();
        var sensors = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => grower.CreateSensorAsync(farm)));
        using var slow = new TcpClient { ReceiveBufferSize = 4096 };
        await slow.ConnectAsync(IPAddress.Loopback, house.Api.Gateway.Port, TestContext.Current.CancellationToken);
        await SendAsync($"GET /api/v1/farms/{farm}/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {grower.Token}\r\n\r\n");
        var status = new byte[15];
        await slow.GetStream().ReadExactlyAsync(status, TestContext.Current.CancellationToken);
        Assert.Equal("HTTP/1.1 200 OK", Encoding.ASCII.GetString(status));

        // From here on it reads nothing. Whether its connection is still there it finds by sending, which is no harm while it is.
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                await ReportAsync(grower, sensors);
                try
                {
                    await SendAsync("\r\n");
                    return false;
                }
                catch (IOException)
                {
                    return true;
                }
            },
            Patience, "its connection is closed", TestContext.Current.CancellationToken);

        // Others are not held up by it.
        await using var feed = await FeedClient.WatchAsync(house.Api, farm, grower.Token);
        await ReportAsync(grower, sensors);
        await feed.HearsAsync("reading", _ => true);

        ValueTask SendAsync(string text) => slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);
    }

    private async Task<(Grower Grower, string Farm)> BeginAsync()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        return (grower, await grower.CreateFarmAsync());
    }

    private static async Task ReportAsync(Grower grower, IEnumerable<string> sensors)
    {
        var readings = sensors.Select(sensor => new { sensor_id = sensor, ts = TimeProvider.System.GetUtcNow(), value = 20 }).ToArray();
        (await grower.PostAsync("/readings", new { readings })).Is(HttpStatusCode.Accepted);
    }
}

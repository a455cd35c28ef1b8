using System.Net;
using VerticalFarm.Api.Tests.Feed;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.Limits;

[Collection(typeof(HouseTests))]
public sealed class LimitTests(House house)
{
    [Fact]
    public async Task Who_asks_more_than_the_limit_is_told_which_and_how_long_to_wait_and_others_go_on()
    {
        var (first, second) = (await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api));
        await using var gateway = await house.StartGatewayAsync(new Dictionary<string, string> { ["Limits:RequestsPerMinute"] = "3" });

        for (var i = 0; i < 3; i++)
        {
            (await gateway.Api.GetAsync("/farms", first.Token)).Is(HttpStatusCode.OK);
        }

        IsLimited(await gateway.Api.GetAsync("/farms", first.Token), "requests");
        (await gateway.Api.GetAsync("/farms", second.Token)).Is(HttpStatusCode.OK);
        (await gateway.Api.GetAsync("/health")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Guessing_passwords_is_slowed_by_address_whoever_is_guessed()
    {
        await using var gateway = await house.StartGatewayAsync(new Dictionary<string, string> { ["Limits:SignInsPerMinute"] = "2" });

        for (var i = 0; i < 2; i++)
        {
            (await SignInAsync(gateway)).IsError(401, "AUTHENTICATION_ERROR");
        }

        IsLimited(await SignInAsync(gateway), "sign-in");
    }

    [Fact]
    public async Task Readings_are_counted_one_by_one_and_apart_from_requests()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        await using var gateway = await house.StartGatewayAsync(new Dictionary<string, string>
        {
            ["Limits:ReadingsPerSecond"] = "1",
            ["Limits:RequestsPerMinute"] = "1",
        });

        // A bucket holds one full batch at the least; ten seconds refill a thousandth of it.
        (await SendAsync(gateway, grower, 10_000)).Is(HttpStatusCode.Accepted);
        IsLimited(await SendAsync(gateway, grower, 10_000), "readings");
        (await gateway.Api.GetAsync("/farms", grower.Token)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_has_as_many_feeds_open_as_allowed_gets_no_more_until_one_ends_and_others_do()
    {
        var (grower, other) = (await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api));
        var (farm, theirs) = (await grower.CreateFarmAsync(), await other.CreateFarmAsync());
        await using var gateway = await house.StartGatewayAsync(new Dictionary<string, string> { ["Limits:StreamsPerUser"] = "2" });
        var first = await FeedClient.WatchAsync(gateway.Api, farm, grower.Token);
        await using var second = await FeedClient.WatchAsync(gateway.Api, farm, grower.Token);

        IsLimited(await gateway.Api.GetAsync($"/farms/{farm}/events", grower.Token), "streams");
        await using var third = await FeedClient.WatchAsync(gateway.Api, theirs, other.Token);

        await first.DisposeAsync();
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                using var answer = await gateway.Api.OpenAsync($"/farms/{farm}/events", grower.Token);
                return answer.StatusCode == HttpStatusCode.OK;
            },
            TimeSpan.FromSeconds(30), "there is room again", TestContext.Current.CancellationToken);
    }

    private static void IsLimited(Answer answer, string limit)
    {
        Assert.Contains($"\"{limit}\"", answer.IsError(429, "RATE_LIMITED").Json["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.True(answer.Headers.RetryAfter!.Delta > TimeSpan.Zero);
    }

    private static Task<Answer> SignInAsync(TestGateway gateway) =>
        gateway.Api.PostAsync("/auth/login", new { email = $"{Guid.NewGuid():N}@example.org", password = "wrong password" });

    private static Task<Answer> SendAsync(TestGateway gateway, Grower grower, int count)
    {
        var reading = new { sensor_id = Guid.NewGuid(), ts = "2026-11-23T08:00:00Z", value = 1 };
        return gateway.Api.PostAsync("/readings", new { readings = Enumerable.Repeat(reading, count) }, grower.Token);
    }
}

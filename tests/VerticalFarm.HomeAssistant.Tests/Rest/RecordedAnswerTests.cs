using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using VerticalFarm.HomeAssistant.Rest;
using VerticalFarm.HomeAssistant.Tests.Peers;
using VerticalFarm.HomeAssistant.Tests.Recordings;

namespace VerticalFarm.HomeAssistant.Tests.Rest;

/// <summary>All that a real Home Assistant was ever heard to answer over REST is understood.</summary>
public sealed class RecordedAnswerTests
{
    public static TheoryData<string> Exchanges =>
        [.. Directory.GetFiles(Recording.Folder("rest"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory(Timeout = Limits.TestMilliseconds)]
    [MemberData(nameof(Exchanges))]
    public async Task Every_answer_is_taken_for_what_it_is(string exchange)
    {
        var response = Load(exchange);
        var status = response.GetProperty("status").GetInt32();
        await using var peer = await AnswerAsync(response);
        using var client = Client(peer);

        var answer = await client.GetStateAsync("sensor.any", TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.Status);
        Assert.Equal(status is >= 200 and < 300, answer.IsGood);
        Assert.Equal(response.TryGetProperty("json", out _), answer.Json.ValueKind != JsonValueKind.Undefined);
        Assert.DoesNotContain("secret-token", answer.Error ?? "", StringComparison.Ordinal);
    }

    [Theory(Timeout = Limits.TestMilliseconds)]
    [InlineData("120-history")]
    [InlineData("121-history-minimal")]
    public void A_history_is_read_with_the_time_of_each_state_in_its_long_and_its_short_form(string exchange)
    {
        var said = HistoryReader.Read(Load(exchange).GetProperty("json")).Where(state => state.EntityId == "input_boolean.pump_a").ToArray();

        Assert.True(said.Length > 5);
        Assert.Equal(("off", new DateTimeOffset(2026, 11, 23, 9, 14, 0, TimeSpan.Zero).AddMicroseconds(439_368)), (said[0].State, said[0].At));
        Assert.Equal(("on", new DateTimeOffset(2026, 11, 23, 9, 14, 4, TimeSpan.Zero).AddMicroseconds(991_822)), (said[1].State, said[1].At));
        Assert.Equal(said.Select(state => state.At).Order(), said.Select(state => state.At));
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task An_instance_without_history_has_none_and_one_that_is_not_there_gives_no_answer()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var peer = await AnswerAsync(Load("008-api-unknown-path"));
        using var client = Client(peer);
        Assert.Null(await client.GetHistoryAsync(["sensor.ph"], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1), ct));

        await peer.StopAsync(ct);

        var answer = await client.GetStateAsync("sensor.ph", ct);
        Assert.Null(answer.Status);
        Assert.False(answer.IsGood);
    }

    private static JsonElement Load(string exchange) =>
        JsonElement.Parse(File.ReadAllText(Path.Combine(Recording.Folder("rest"), exchange + ".json"))).GetProperty("response");

    private static HomeAssistantRestClient Client(WebApplication peer) =>
        new(new HomeAssistantEndpoint(new Uri(peer.Urls.First()), "secret-token"), new HomeAssistantOptions(), TimeProvider.System);

    private static async Task<WebApplication> AnswerAsync(JsonElement response)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(async context =>
        {
            Assert.Equal("Bearer secret-token", context.Request.Headers.Authorization.ToString());
            context.Response.StatusCode = response.GetProperty("status").GetInt32();
            await context.Response.WriteAsync(response.TryGetProperty("json", out var json) ? json.GetRawText()
                : response.TryGetProperty("text", out var text) ? text.GetString()! : "");
        });
        await app.StartAsync();
        return app;
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using VerticalFarm.Testing;

namespace VerticalFarm.EndToEnd.Tests.Drain;

/// <summary>SIGTERM: what is under way is finished, what was acknowledged is kept, and the process ends well within the grace of its supervisor.</summary>
[Collection(typeof(OneStackAtATime))]
public sealed class DrainTests(PostgresServer server)
{
    private const int Senders = 4;
    private const int BatchSize = 10;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(45); // docker-compose.yml; Kubernetes gives longer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_silo_that_is_told_to_stop_loses_nothing_and_the_other_takes_over()
    {
        await using var house = await DrainHouse.StartAsync(server, Ct);
        var sensor = Text(await house.Farm.PostAsync($"farms/{house.Farm.Id}/sensors", new { name = "Air", type = "air_temperature", expected_interval_seconds = 3600 }, Ct), "id");
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var acknowledged = 0;
        var refusals = new List<HttpStatusCode>();
        var sending = Task.WhenAll(Enumerable.Range(0, Senders).Select(SendAsync));
        await Eventually.BecomesTrueAsync(() => Volatile.Read(ref acknowledged) > 200, Patience, "readings flow", Ct);

        var exitCode = await house.Silos[0].TerminateAsync(Grace, Ct);

        var before = Volatile.Read(ref acknowledged);
        await Eventually.BecomesTrueAsync(() => Volatile.Read(ref acknowledged) > before + 200, Patience, "readings flow on", Ct);
        await enough.CancelAsync();
        await sending;
        Assert.Equal(0, exitCode);
        Assert.All(refusals, status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
        var stored = await house.CountAsync("select count(*) from reading where sensor_id = $1", sensor, Ct);
        Assert.True(stored >= acknowledged, $"{acknowledged} readings were acknowledged and {stored} are there");

        async Task SendAsync(int sender)
        {
            for (var batch = 0; !enough.IsCancellationRequested; batch++)
            {
                // No two readings of all have the same time.
                var start = TimeProvider.System.GetUtcNow().AddDays(-1).AddMilliseconds((sender * 10_000_000) + (batch * BatchSize));
                var readings = Enumerable.Range(0, BatchSize).Select(i => new { sensor_id = sensor, ts = Farm.Text(Whole(start).AddMilliseconds(i)), value = 20 + i });
                using var answer = await house.Farm.TryPostAsync("readings", new { readings }, Ct);
                if (answer.IsSuccessStatusCode)
                {
                    Interlocked.Add(ref acknowledged, (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("accepted").GetInt32());
                }
                else
                {
                    lock (refusals)
                    {
                        refusals.Add(answer.StatusCode);
                    }
                }
            }
        }
    }

    [Fact]
    public async Task A_gateway_that_is_told_to_stop_answers_what_it_was_asked()
    {
        await using var house = await DrainHouse.StartAsync(server, Ct);
        var fan = Text(await house.Farm.PostAsync($"farms/{house.Farm.Id}/devices", new { name = "Fan", type = "fan", entity_id = "fan.exhaust_fan" }, Ct), "id");
        await Eventually.BecomesTrueAsync(async () => Text(await house.Farm.GetAsync($"devices/{fan}", Ct), "availability") == "online", Patience, "the fan is online", Ct);
        house.Home.Faults.SetDelay("fan.exhaust_fan", TimeSpan.FromSeconds(4));

        var asked = house.Farm.TryPostAsync($"devices/{fan}/commands?wait=20", new { command = "turn_on" }, Ct);
        await Eventually.BecomesTrueAsync(
            async () => await house.CountAsync("select count(*) from command where device_id = $1", fan, Ct) > 0, Patience, "the command is under way", Ct);
        var exitCode = await house.Gateway.TerminateAsync(Grace, Ct);

        using var answer = await asked;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("observed", Text(await answer.Content.ReadFromJsonAsync<JsonElement>(Ct), "status"));
        Assert.Equal(0, exitCode);
    }

    private static DateTimeOffset Whole(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    private static string Text(JsonElement thing, string field) => thing.GetProperty(field).GetString()!;
}

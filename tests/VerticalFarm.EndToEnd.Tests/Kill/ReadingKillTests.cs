using System.Text.Json;
using VerticalFarm.Testing;

namespace VerticalFarm.EndToEnd.Tests.Kill;

/// <summary><c>kill -9</c> of silo and gateway while loggers send. <c>./bench.sh kill</c> does it twenty times and takes PostgreSQL in turn.</summary>
[Collection(typeof(OneStackAtATime))]
public sealed class ReadingKillTests(PostgresServer server)
{
    private const int Seed = 20261126;
    private const int Kills = 4;
    private const int Loggers = 4;
    private const int BatchSize = 25;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_dies_no_acknowledged_reading_is_missing_or_there_twice_and_the_counts_balance()
    {
        await using var house = await MortalHouse.StartAsync(server, farms: 1, silos: 1, Ct);
        var farm = house.Grower;
        var hall = (await house.AddFarmAsync(Ct)).Farm;
        var begin = TimeProvider.System.GetUtcNow().AddHours(-1);
        var sensors = await Task.WhenAll(Enumerable.Range(0, Loggers).Select(async i => (await farm.PostAsync($"farms/{hall}/sensors", new { name = $"Sensor {i}", type = "other", unit = "n" }, Ct)).GetProperty("id").GetString()!));
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var loggers = sensors.Select((sensor, i) => Task.Run(() => SendAsync(farm, sensor, i, begin, over.Token), Ct)).ToArray();

        var random = new Random(Seed);
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(500, 3_000)), TimeProvider.System, Ct);
            house.Silos[0].Kill();
            await house.ComeBackAsync(house.Silos[0], Ct); // The gateway is killed and started with it.
        }

        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, Ct);
        await over.CancelAsync();
        var acknowledged = await Task.WhenAll(loggers);

        for (var i = 0; i < Loggers; i++)
        {
            var stored = await farm.ItemsAsync($"sensors/{sensors[i]}/readings?resolution=raw&from={Farm.Text(begin.AddSeconds(-1))}", Ct);
            Assert.NotEqual(0, acknowledged[i]);
            Assert.Equal(Enumerable.Range(0, acknowledged[i]).Select(n => (double)n), stored.Select(item => item.GetProperty("value").GetDouble()));
        }

        var told = await farm.GetAsync($"farms/{hall}/telemetry", Ct);
        Assert.Equal(Number(told, "received"), Number(told, "stored") + Number(told, "duplicate") + Number(told, "rejected"));
        var sender = Assert.Single(told.GetProperty("senders").EnumerateArray());
        Assert.Equal(acknowledged.Sum(), Number(sender, "received"));
        Assert.Equal(Loggers - 1, sender.GetProperty("gaps").GetArrayLength()); // Between the numbers of one logger and those of the next.
    }

    /// <summary>Sends batch after batch, each until it is acknowledged.</summary>
    /// <returns>How many readings were.</returns>
    private static async Task<int> SendAsync(Farm farm, string sensor, int offset, DateTimeOffset begin, CancellationToken over)
    {
        var next = 0;
        while (!over.IsCancellationRequested)
        {
            var batch = new { readings = Enumerable.Range(next, BatchSize).Select(n => new { ts = Farm.Text(begin.AddMilliseconds(n)), value = n, seq = (offset * 1_000_000L) + n }).ToArray() };
            while (!await IsTakenAsync(farm, sensor, batch))
            {
                await Task.Delay(Pause, TimeProvider.System, Ct);
            }

            next += BatchSize;
        }

        return next;
    }

    private static async Task<bool> IsTakenAsync(Farm farm, string sensor, object batch)
    {
        try
        {
            using var answer = await farm.TryPostAsync($"sensors/{sensor}/readings", batch, Ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!Ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private static long Number(JsonElement thing, string field) => thing.GetProperty(field).GetInt64();
}

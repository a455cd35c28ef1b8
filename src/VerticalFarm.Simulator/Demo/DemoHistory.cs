using System.Globalization;
using VerticalFarm.Simulator.Physics;

namespace VerticalFarm.Simulator.Demo;

/// <summary>A week of readings by the minute, up to the moment at which the farm was made, from the same physics as the live room.</summary>
internal sealed class DemoHistory(GatewayClient gateway, IReadOnlyDictionary<string, string> sensorIds)
{
    private const int BatchSize = 10_000;
    private const int Seed = 42;
    private static readonly TimeSpan Length = TimeSpan.FromDays(7);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>Sends what is not there yet. The times follow from the farm's own, so a second run sends the same readings again.</summary>
    public async Task SeedAsync(DateTimeOffset farmMade, CancellationToken ct)
    {
        var to = new DateTimeOffset(farmMade.UtcTicks / Step.Ticks * Step.Ticks, TimeSpan.Zero);
        if (await IsThereAsync(to, ct))
        {
            return;
        }

        var samples = HistoryRun.Samples(TimeZoneInfo.ConvertTime(to - Length, Zone), to, Step, Seed);
        foreach (var batch in samples.SelectMany(Readings).Chunk(BatchSize))
        {
            await gateway.PostAsync("readings", new { readings = batch }, ct);
        }
    }

    // It is sent from the oldest on, so the last minutes are there when all of it is.
    private async Task<bool> IsThereAsync(DateTimeOffset to, CancellationToken ct)
    {
        var sensor = sensorIds[DemoFarm.Sensors[^1].Name];
        var last = await gateway.GetAsync($"sensors/{sensor}/readings?from={Text(to - (2 * Step))}&to={Text(to)}&resolution=raw&limit=1", ct);
        return last.GetProperty("items").GetArrayLength() > 0;
    }

    private IEnumerable<object> Readings(HistorySample sample) => DemoFarm.Sensors.Select(sensor => new
    {
        sensor_id = sensorIds[sensor.Name],
        ts = Text(sample.At),
        value = sample.Values[sensor.EntityId],
    });

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

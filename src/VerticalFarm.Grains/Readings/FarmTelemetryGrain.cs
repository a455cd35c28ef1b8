using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Calls;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Readings;

/// <summary>Gathers what the sensors counted and what the store has.</summary>
internal sealed class FarmTelemetryGrain(IReadingStore store, TimeProvider time) : Grain, IFarmTelemetryGrain, IFarmPart
{
    private const int AtOnce = 4;

    public Guid? FarmId => this.GetPrimaryKey();

    public async Task<Result<FarmTelemetry>> Get(DateTimeOffset from, DateTimeOffset to)
    {
        var views = await GrainFactory.GetGrain<IFarmGrain>(this.GetPrimaryKey()).ListSensors(new PageRequest(0, int.MaxValue));
        var sensors = new SensorTelemetry[views.Items.Length];
        foreach (var part in Enumerable.Range(0, sensors.Length).Chunk(AtOnce))
        {
            await Task.WhenAll(part.Select(async i => sensors[i] = await OfAsync(views.Items[i], from, to)));
        }

        var runs = await store.LedgerAsync(this.GetPrimaryKey(), CancellationToken.None);
        return new FarmTelemetry { From = from, To = to, Sensors = [.. sensors], Senders = [.. runs.GroupBy(run => run.SenderId).Select(SenderLedger.Of)] };
    }

    private async Task<SensorTelemetry> OfAsync(SensorView sensor, DateTimeOffset from, DateTimeOffset to)
    {
        var counts = GrainFactory.GetGrain<ISensorGrain>(sensor.Id).GetCounts();
        var gaps = new ReadingGaps(TimeSpan.FromSeconds(sensor.ExpectedIntervalSeconds));
        await foreach (var point in store.StreamAsync(sensor.Id, from, to, CancellationToken.None))
        {
            gaps.Add(point.At);
        }

        var now = time.GetUtcNow();
        gaps.End(to < now ? to : now);
        return new SensorTelemetry
        {
            SensorId = sensor.Id,
            Name = sensor.Name,
            Counts = await counts,
            Last = sensor.Latest,
            ExpectedIntervalSeconds = sensor.ExpectedIntervalSeconds,
            Readings = gaps.Readings,
            GapCount = gaps.Count,
            Missing = gaps.Missing,
            Gaps = [.. gaps.Newest],
        };
    }
}

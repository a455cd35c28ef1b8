using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Readings.Desk;

namespace VerticalFarm.Grains.Readings;

/// <summary>What follows from a batch that was committed: it is counted, the newest readings are remembered, and sensors that want to know are told.</summary>
internal sealed class BatchSettling(SensorDesk desk, OtherDesks others, ReadingNews news, IntakeMetrics metrics, IGrainFactory grains, TimeProvider time)
{
    /// <param name="judged">The batch.</param>
    /// <param name="stored">Whether those that did not come late were committed.</param>
    /// <param name="lateDuplicates">Per sensor, how many of the late ones were there before; null when none were committed.</param>
    /// <param name="isAnswered">Whether the sender is told what was refused. Otherwise all of it will come again, and is counted then.</param>
    public async ValueTask SettleAsync(JudgedBatch judged, bool stored, IReadOnlyList<int>? lateDuplicates, bool isAnswered)
    {
        var now = time.GetUtcNow();
        var (committed, duplicates) = (0, 0);
        Dictionary<SiloAddress, List<(Guid Sensor, SettledReadings Settled)>>? elsewhere = null;
        for (var s = 0; s < judged.Places.Length; s++)
        {
            if (judged.Farms[s] is null)
            {
                continue;
            }

            var settled = new SettledReadings(
                stored ? judged.Slice(s, late: false) : SensorSlice.Empty,
                lateDuplicates is null ? SensorSlice.Empty : judged.Slice(s, late: true),
                lateDuplicates?[s] ?? 0,
                isAnswered ? judged.RejectedOf(s) : 0);
            if (judged.Places[s] is { } place && desk.Holds(place))
            {
                committed += settled.Stored.Values.Length + settled.Late.Values.Length;
                duplicates += Settle(place, settled, now);
            }
            else if (judged.SiloOf(s) is { } silo)
            {
                elsewhere ??= [];
                (elsewhere.TryGetValue(silo, out var there) ? there : elsewhere[silo] = []).Add((judged.Batch.Sensors[s], settled));
            }
            else
            {
                await grains.GetGrain<ISensorGrain>(judged.Batch.Sensors[s]).Settle(settled); // One way: sent, not awaited.
            }
        }

        foreach (var (silo, there) in elsewhere ?? [])
        {
            await SettleAsync(silo, there);
        }

        metrics.Stored(committed - duplicates, duplicates); // Once a batch: a hundred sensors would pay for it a hundred times.
        if (isAnswered)
        {
            metrics.Rejected(judged);
        }
    }

    private async ValueTask SettleAsync(SiloAddress silo, List<(Guid Sensor, SettledReadings Settled)> there)
    {
        if (await others.SettleAsync(silo, [.. there.Select(one => one.Sensor)], [.. there.Select(one => one.Settled)]))
        {
            return;
        }

        foreach (var (sensor, settled) in there)
        {
            await grains.GetGrain<ISensorGrain>(sensor).Settle(settled);
        }
    }

    /// <summary>The same for one sensor, which is active in this silo.</summary>
    public void Settle(SensorPlace place, SettledReadings settled)
    {
        var duplicates = Settle(place, settled, time.GetUtcNow());
        metrics.Stored(settled.Stored.Values.Length + settled.Late.Values.Length - duplicates, duplicates);
    }

    private int Settle(SensorPlace place, SettledReadings settled, DateTimeOffset now)
    {
        var duplicates = place.Settle(settled);
        if (place.State is { } state && place.WantsNews(state, now))
        {
            Tell(place, settled.Late);
            Tell(place, settled.Stored);
        }

        return duplicates;
    }

    private void Tell(SensorPlace place, SensorSlice slice)
    {
        if (slice.Values.Length > 0)
        {
            news.Tell(place, slice);
        }
    }
}

using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Readings.Desk;

namespace VerticalFarm.Grains.Readings;

/// <summary>Has a batch judged by its sensors: by what they left on the desk of this silo, or by asking them.</summary>
internal sealed class BatchJudge(SensorDesk desk, IGrainFactory grains, TimeProvider time)
{
    /// <param name="batch">The batch.</param>
    /// <param name="permit">Of these farms, those for which the caller may send.</param>
    public async Task<JudgedBatch> JudgeAsync(SlicedBatch batch, Func<HashSet<Guid>, ValueTask<HashSet<Guid>>> permit)
    {
        var now = time.GetUtcNow();
        var places = new SensorPlace?[batch.Sensors.Length];
        var bounds = new Sensors.ReadingBounds[batch.Sensors.Length];
        var farms = new Guid?[batch.Sensors.Length];
        Task<ReadingJudgement>?[]? asked = null;
        for (var s = 0; s < places.Length; s++)
        {
            if (desk.TryGet(batch.Sensors[s], out SensorPlace? place) && place.State is { } state)
            {
                (places[s], bounds[s], farms[s]) = (place, place.Bounds(state, now), state.FarmId);
            }
            else
            {
                (asked ??= new Task<ReadingJudgement>?[places.Length])[s] = grains.GetGrain<ISensorGrain>(batch.Sensors[s]).Judge(batch.Slice(s));
            }
        }

        var judgements = new ReadingJudgement?[places.Length];
        for (var s = 0; asked is not null && s < places.Length; s++)
        {
            if (asked[s] is { } answer)
            {
                judgements[s] = await answer;
                farms[s] = judgements[s]!.FarmId;
            }
        }

        var permitted = await permit(Distinct(farms));
        for (var s = 0; s < farms.Length; s++)
        {
            farms[s] = farms[s] is { } farm && permitted.Contains(farm) ? farm : null;
        }

        var judged = new JudgedBatch(batch, farms, places);
        for (var s = 0; s < places.Length; s++)
        {
            Judge(judged, s, bounds[s], judgements[s]);
        }

        return judged;
    }

    private static HashSet<Guid> Distinct(Guid?[] farms)
    {
        var distinct = new HashSet<Guid>();
        var last = Guid.Empty;
        foreach (var farm in farms)
        {
            // Nearly always the same one again.
            if (farm is { } known && known != last)
            {
                distinct.Add(last = known);
            }
        }

        return distinct;
    }

    private static void Judge(JudgedBatch judged, int sensor, Sensors.ReadingBounds bounds, ReadingJudgement? told)
    {
        var batch = judged.Batch;
        var late = told?.LateTicks ?? bounds.LateTicks;
        for (var at = batch.Begin[sensor]; at < batch.Begin[sensor + 1]; at++)
        {
            var why = judged.Farms[sensor] is null ? ReadingRefusal.UnknownSensor
                : told is null ? bounds.Judge(batch.UtcTicks[at], batch.Values[at])
                : told.Refusals?[at - batch.Begin[sensor]] ?? ReadingRefusal.None;
            judged.Refuse(at, why);
            if (batch.UtcTicks[at] <= late && why == ReadingRefusal.None)
            {
                judged.ComesLate(at);
            }
        }
    }
}

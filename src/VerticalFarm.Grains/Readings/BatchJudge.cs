using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Readings.Desk;

namespace VerticalFarm.Grains.Readings;

/// <summary>Has a batch judged by its sensors: by what they left on the desk of this silo, or of another, or by asking them.</summary>
internal sealed class BatchJudge(SensorDesk desk, OtherDesks others, IGrainFactory grains, TimeProvider time)
{
    /// <param name="batch">The batch.</param>
    /// <param name="permit">Of these farms, those for which the caller may send.</param>
    public async Task<JudgedBatch> JudgeAsync(SlicedBatch batch, Func<HashSet<Guid>, ValueTask<HashSet<Guid>>> permit)
    {
        var now = time.GetUtcNow();
        var places = new SensorPlace?[batch.Sensors.Length];
        var bounds = new Sensors.ReadingBounds[batch.Sensors.Length];
        var farms = new Guid?[batch.Sensors.Length];
        List<int>? missing = null;
        for (var s = 0; s < places.Length; s++)
        {
            if (desk.TryGet(batch.Sensors[s], out SensorPlace? place) && place.State is { } state)
            {
                (places[s], bounds[s], farms[s]) = (place, place.Bounds(state, now), state.FarmId);
            }
            else
            {
                (missing ??= []).Add(s);
            }
        }

        var judgements = new ReadingJudgement?[places.Length];
        var elsewhere = missing is null ? null : await AskAsync(batch, missing, bounds, farms, judgements);

        var permitted = await permit(Distinct(farms));
        for (var s = 0; s < farms.Length; s++)
        {
            farms[s] = farms[s] is { } farm && permitted.Contains(farm) ? farm : null;
        }

        var judged = new JudgedBatch(batch, farms, places, elsewhere);
        for (var s = 0; s < places.Length; s++)
        {
            Judge(judged, s, bounds[s], judgements[s]);
        }

        return judged;
    }

    /// <summary>Those that are not on the desk of this silo are looked for on the others; who is on none, because it sleeps, is asked by a call.</summary>
    /// <returns>Per sensor of the batch, the silo on whose desk it was found.</returns>
    private async Task<SiloAddress?[]> AskAsync(SlicedBatch batch, List<int> missing, Sensors.ReadingBounds[] bounds, Guid?[] farms, ReadingJudgement?[] judgements)
    {
        var silos = new SiloAddress?[farms.Length];
        var found = await others.BoundsOfAsync([.. missing.Select(s => batch.Sensors[s])]);
        var asked = new List<(int Sensor, Task<ReadingJudgement> Answer)>();
        for (var i = 0; i < missing.Count; i++)
        {
            var s = missing[i];
            if (found[i] is { } desk)
            {
                (silos[s], bounds[s], farms[s]) = (desk.Silo, desk.Bounds.Bounds, desk.Bounds.FarmId);
            }
            else
            {
                asked.Add((s, grains.GetGrain<ISensorGrain>(batch.Sensors[s]).Judge(batch.Slice(s))));
            }
        }

        foreach (var (s, answer) in asked)
        {
            judgements[s] = await answer;
            farms[s] = judgements[s]!.FarmId;
        }

        return silos;
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

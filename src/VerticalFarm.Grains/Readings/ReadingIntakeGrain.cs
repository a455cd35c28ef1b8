using Orleans.Concurrency;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Readings;

/// <summary>
/// The way in. Each sensor judges its own readings, the silo's writer commits what was accepted (many batches in one COPY), and only then
/// is the answer given; what follows from the readings happens off that path.
/// </summary>
[StatelessWorker]
[Reentrant] // Nothing is kept between calls, and one batch must not wait for the commit of another.
internal sealed class ReadingIntakeGrain(IReadingWriter writer, TimeProvider time) : Grain, IReadingIntakeGrain
{
    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(10);

    public Task<Result<IntakeReport>> Submit(ReadingBatch batch)
    {
        var user = Caller.Current!.UserId;
        return Take(batch, async farms =>
        {
            var roles = await Task.WhenAll(farms.Select(async farm => (farm, Role: await GrainFactory.GetGrain<IFarmGrain>(farm).RoleOf(user))));
            return roles.Where(known => known.Role >= FarmRole.Operator).Select(known => known.farm).ToHashSet();
        });
    }

    public Task<Result<IntakeReport>> SubmitForFarm(Guid farmId, ReadingBatch batch) =>
        Take(batch, farms => Task.FromResult(farms.Where(farm => farm == farmId).ToHashSet()));

    private async Task<Result<IntakeReport>> Take(ReadingBatch batch, Func<Guid[], Task<HashSet<Guid>>> permit)
    {
        var slices = BatchSlicer.Slice(batch);
        var judgements = await Task.WhenAll(slices.Select(slice => Sensor(slice).Judge(slice.Slice)));
        var permitted = await permit([.. judgements.Select(judgement => judgement.FarmId).OfType<Guid>().Distinct()]);

        var accepted = new List<(SlicedSensor Sensor, SensorSlice Slice)>(slices.Length);
        var rejected = new List<RejectedReading>();
        for (var s = 0; s < slices.Length; s++)
        {
            if (judgements[s].FarmId is not { } farm || !permitted.Contains(farm))
            {
                rejected.AddRange(slices[s].Index.Select(index => Refusals.Tell(index, ReadingRefusal.UnknownSensor)));
                continue;
            }

            if (judgements[s].Refusals is { } refusals)
            {
                rejected.AddRange(slices[s].Index.Zip(refusals, Refusals.Tell).Where(refusal => refusal.Code != ReadingRefusal.None));
            }

            accepted.Add((slices[s], BatchSlicer.Accepted(slices[s].Slice, judgements[s].Refusals)));
        }

        if (await StoreAsync(accepted) is { } failure)
        {
            return failure;
        }

        foreach (var (sensor, slice) in accepted)
        {
            await Sensor(sensor).Stored(slice); // One way: sent, not awaited.
        }

        return new IntakeReport(accepted.Sum(part => part.Slice.Values.Length), [.. rejected.OrderBy(refusal => refusal.Index)]);
    }

    private async Task<Failure?> StoreAsync(List<(SlicedSensor Sensor, SensorSlice Slice)> accepted)
    {
        var count = accepted.Sum(part => part.Slice.Values.Length);
        if (count == 0)
        {
            return null;
        }

        using var timeout = new CancellationTokenSource(WriteTimeout, time);
        try
        {
            await writer.WriteAsync(
                new ReadingColumns(
                    [.. accepted.Select(part => part.Sensor.SensorId)],
                    [.. accepted.SelectMany((part, s) => Enumerable.Repeat(s, part.Slice.Values.Length))],
                    [.. accepted.SelectMany(part => part.Slice.UtcTicks)],
                    [.. accepted.SelectMany(part => part.Slice.Values)]),
                timeout.Token);
            return null;
        }
        catch (ReadingStoreBusyException busy)
        {
            return new Failure { Kind = FailureKind.Unavailable, Message = "More readings are waiting to be stored than the queue holds", RetryAfter = busy.RetryAfter };
        }
        catch (Exception fault) when (fault is ReadingStoreUnavailableException or OperationCanceledException)
        {
            return new Failure { Kind = FailureKind.Unavailable, Message = "The database cannot take readings just now", RetryAfter = TimeSpan.FromSeconds(2) };
        }
    }

    private ISensorGrain Sensor(SlicedSensor slice) => GrainFactory.GetGrain<ISensorGrain>(slice.SensorId);
}

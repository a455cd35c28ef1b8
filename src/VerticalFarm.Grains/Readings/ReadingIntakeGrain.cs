using Orleans.Concurrency;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Readings.Desk;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Readings;

/// <summary>
/// The way in. Each sensor judges its own readings, the silo's writer commits what was accepted (many batches in one COPY), and only then
/// is the answer given; what follows from the readings happens off that path.
/// </summary>
[StatelessWorker]
[Reentrant] // Nothing is kept between calls, and one batch must not wait for the commit of another.
internal sealed class ReadingIntakeGrain(BatchJudge judge, IReadingWriter writer, BatchSettling settling, SensorDesk desk) : Grain, IReadingIntakeGrain
{
    private static readonly TimeSpan DatabaseAway = TimeSpan.FromSeconds(2);

    public Task<Result<IntakeReport>> Submit(ReadingBatch batch)
    {
        var caller = Caller.Current!;
        return caller.KeyOfFarm is { } keyOf
            ? TakeAsync(batch, farms => ValueTask.FromResult(Only(farms, keyOf)), caller.UserId, keyOf)
            : TakeAsync(batch, farms => OperatedByAsync(caller.UserId, farms), caller.UserId, null);
    }

    public Task<Result<IntakeReport>> SubmitForFarm(Guid farmId, ReadingBatch batch) =>
        TakeAsync(batch, farms => ValueTask.FromResult(Only(farms, farmId)), farmId, farmId);

    private static HashSet<Guid> Only(HashSet<Guid> farms, Guid one) => farms.Contains(one) ? [one] : [];

    private async ValueTask<HashSet<Guid>> OperatedByAsync(Guid user, HashSet<Guid> farms)
    {
        HashSet<Guid> operated = [];
        foreach (var farm in farms)
        {
            var role = desk.TryGet(farm, out FarmPlace? place) ? place.RoleOf(user) : await GrainFactory.GetGrain<IFarmGrain>(farm).RoleOf(user);
            if (role >= FarmRole.Operator)
            {
                operated.Add(farm);
            }
        }

        return operated;
    }

    private async Task<Result<IntakeReport>> TakeAsync(ReadingBatch batch, Func<HashSet<Guid>, ValueTask<HashSet<Guid>>> permit, Guid sender, Guid? keyOf)
    {
        var judged = await judge.JudgeAsync(SlicedBatch.Of(batch), permit);
        var runs = SequenceRuns.Of(judged, batch.Sequence, sender, keyOf);
        var late = judged.Columns(late: true);
        var live = judged.Columns(late: false) ?? (runs.Count > 0 ? new ReadingColumns([], [], [], []) : null);
        var writing = live is null ? null : writer.WriteAsync(runs.Count > 0 ? live with { Runs = runs } : live, CancellationToken.None);
        var writingLate = late is null ? null : writer.WriteLateAsync(late, CancellationToken.None);
        var failure = await FailureOf(writing) ?? await FailureOf(writingLate);
        await settling.SettleAsync(
            judged, stored: writing is not { IsCompletedSuccessfully: false }, writingLate is { IsCompletedSuccessfully: true } ? await writingLate : null, isAnswered: failure is null);
        return failure is null ? new IntakeReport(judged.Accepted, [.. judged.Rejected()]) : failure;
    }

    private static async Task<Failure?> FailureOf(Task? writing)
    {
        try
        {
            await (writing ?? Task.CompletedTask);
            return null;
        }
        catch (ReadingStoreBusyException busy)
        {
            return new Failure { Kind = FailureKind.Unavailable, Message = "More readings are waiting to be stored than the queue holds", RetryAfter = busy.RetryAfter };
        }
        catch (ReadingStoreUnavailableException)
        {
            return new Failure { Kind = FailureKind.Unavailable, Message = "The database cannot take readings just now", RetryAfter = DatabaseAway };
        }
    }
}

using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Readings;

/// <summary>The way in for readings: judged by their sensors, committed, and only then answered. Stateless; key: 0.</summary>
[Alias("VerticalFarm.IReadingIntakeGrain")]
public interface IReadingIntakeGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Takes a batch from a caller, who must be an operator or owner of the farm of each sensor. Answers after the commit. Sending it again
    /// is harmless. <see cref="FailureKind.Unavailable"/> when the queue is full or the database away: nothing was acknowledged then.
    /// </summary>
    [Requires(Permission.Caller)]
    Task<Result<IntakeReport>> Submit(ReadingBatch batch);

    /// <summary>Takes a batch that the cluster itself fetched for one farm.</summary>
    Task<Result<IntakeReport>> SubmitForFarm(Guid farmId, ReadingBatch batch);
}

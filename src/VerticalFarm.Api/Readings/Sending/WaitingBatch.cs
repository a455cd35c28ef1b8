using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Readings.Sending;

/// <summary>A batch that waits for its answer.</summary>
internal sealed class WaitingBatch(ReadingBatch batch)
{
    // A request goes on elsewhere: it must not hold up what sends the next.
    private readonly TaskCompletionSource<Result<IntakeReport>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ReadingBatch Batch => batch;

    public Task<Result<IntakeReport>> Answer => _answer.Task;

    public void Set(Result<IntakeReport> answer) => _answer.TrySetResult(answer);

    public void Fail(Exception exception) => _answer.TrySetException(exception);
}

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using VerticalFarm.Contracts.Maintenance;

namespace VerticalFarm.Grains.Maintenance.Runs;

/// <summary>
/// Runs the jobs that are due, one after the other. Each at most once at a time in the whole cluster, by a lock of the database that goes with
/// its connection; one that fails is told of, tried again ever more rarely, and keeps no other from running.
/// </summary>
internal sealed partial class JobRunner(
    IEnumerable<IHousekeepingJob> jobs, JobRunTable runs, JobMetrics metrics, IOptions<HousekeepingOptions> options, TimeProvider time, ILogger<JobRunner> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(16);

    private readonly Dictionary<string, Progress> _progress = [];
    private bool _knowsWhatIsDone;

    /// <summary>All that there are, in the order in which they are run.</summary>
    public IReadOnlyList<IHousekeepingJob> Jobs { get; } = [.. jobs];

    public IHousekeepingJob? Find(string name) => Jobs.FirstOrDefault(job => job.Name == name);

    /// <summary>Has a job run with the next look at what is due.</summary>
    public void Ask(IHousekeepingJob job) => Of(job).Asked = true;

    /// <summary>When a job is run next, as far as is known: within a minute when it is due already.</summary>
    public DateTimeOffset NextOf(IHousekeepingJob job)
    {
        var now = time.GetUtcNow();
        var progress = Of(job);
        return !_knowsWhatIsDone || progress.DoneAt >= job.Schedule.DueSince(now) ? job.Schedule.NextAfter(now) : progress.RetryAt > now ? progress.RetryAt : now;
    }

    /// <summary>Runs all that are due.</summary>
    public async Task RunDueAsync(CancellationToken ct)
    {
        if (!_knowsWhatIsDone && !await TryToLearnAsync(ct))
        {
            return;
        }

        foreach (var job in Jobs)
        {
            var (progress, now) = (Of(job), time.GetUtcNow());
            var isDue = progress.DoneAt < job.Schedule.DueSince(now) && now >= progress.RetryAt;
            if ((isDue || progress.Asked) && !ct.IsCancellationRequested)
            {
                progress.Asked = false;
                await RunAsync(job, progress, ct);
            }
        }
    }

    private async Task<bool> TryToLearnAsync(CancellationToken ct)
    {
        try
        {
            foreach (var (name, at) in await runs.DoneAsync(ct))
            {
                _progress[name] = new Progress { DoneAt = at, Asked = _progress.GetValueOrDefault(name)?.Asked ?? false };
            }

            return _knowsWhatIsDone = true;
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            LogPutOff(logger, fault);
            return false;
        }
    }

    private async Task RunAsync(IHousekeepingJob job, Progress progress, CancellationToken ct)
    {
        var (begun, now) = (time.GetTimestamp(), time.GetUtcNow());
        using var limit = new CancellationTokenSource(options.Value.RunTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        var outcome = JobOutcome.Failed;
        try
        {
            await using var run = await runs.BeginAsync(job.Name, now, either.Token);
            if (run is null)
            {
                LogRunsElsewhere(logger, job.Name);
                progress.RetryAt = now + FirstPause;
                return;
            }

            try
            {
                var result = await job.RunAsync(new JobStretch(time), either.Token);
                var came = result.IsDone ? JobOutcome.Done : JobOutcome.Unfinished;
                await run.EndAsync(came, result.Detail, time.GetUtcNow());
                outcome = came;
            }
            catch (Exception fault)
            {
                await TryToTellAsync(run, job, fault);
                throw;
            }

            // What became due while it ran is not done.
            (progress.DoneAt, progress.Failures, progress.RetryAt) = (outcome == JobOutcome.Done ? now : progress.DoneAt, 0, DateTimeOffset.MinValue);
        }
        catch (Exception fault)
        {
            progress.Failures++;
            var pause = FirstPause * Math.Pow(2, Math.Min(progress.Failures - 1, 10));
            progress.RetryAt = now + (pause < LongestPause ? pause : LongestPause);
            LogFailed(logger, fault, job.Name, progress.Failures, progress.RetryAt);
        }

        metrics.Ran(job.Name, outcome, time.GetElapsedTime(begun));
    }

    private async Task TryToTellAsync(OpenRun run, IHousekeepingJob job, Exception fault)
    {
        try
        {
            await run.EndAsync(JobOutcome.Failed, Told(fault), time.GetUtcNow());
        }
        catch (Exception away) when (away is NpgsqlException or InvalidOperationException)
        {
            LogNotTold(logger, away, job.Name); // It is on record as running until the next run finds that it is not.
        }
    }

    // Administrators read it; what the fault says in full is in the log.
    private static string Told(Exception fault) => fault switch
    {
        PostgresException refused => $"{refused.SqlState}: {refused.MessageText}",
        OperationCanceledException => "It took too long, or its silo stopped",
        _ => $"{fault.GetType().Name}; the log says more",
    };

    private Progress Of(IHousekeepingJob job) => _progress.TryGetValue(job.Name, out var known) ? known : _progress[job.Name] = new Progress();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database did not say which jobs are done; all are put off by a minute")]
    private static partial void LogPutOff(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job} is run by another silo")]
    private static partial void LogRunsElsewhere(ILogger logger, string job);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed, {Failures} times in a row; tried again at {RetryAt}")]
    private static partial void LogFailed(ILogger logger, Exception fault, string job, int failures, DateTimeOffset retryAt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "That job {Job} failed could not be put on record")]
    private static partial void LogNotTold(ILogger logger, Exception fault, string job);

    private sealed class Progress
    {
        /// <summary>When the last run began that did all there was.</summary>
        public DateTimeOffset DoneAt { get; set; }

        public DateTimeOffset RetryAt { get; set; }

        public int Failures { get; set; }

        public bool Asked { get; set; }
    }
}

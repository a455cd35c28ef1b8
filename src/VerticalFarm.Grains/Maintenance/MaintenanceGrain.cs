using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Maintenance;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Maintenance.Runs;

namespace VerticalFarm.Grains.Maintenance;

/// <summary>
/// Keeps no state: which jobs are done, the record of their runs says. Should two of it exist for a moment, the database lets each job run
/// only once at a time.
/// </summary>
internal sealed partial class MaintenanceGrain(JobRunner runner, JobRunTable runs, ReminderTable reminders, TimeProvider time, ILogger<MaintenanceGrain> logger)
    : Grain, IMaintenanceGrain, IRemindable, IDisposable
{
    // By the names that earlier releases have given them. The second only wakes it on time: each tick runs all that is due.
    private const string EveryMinute = "seal-readings";
    private const string AtTwo = "clean-up";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _end = new();

    public async Task Begin()
    {
        if (await this.GetReminder(EveryMinute) is null)
        {
            await this.RegisterOrUpdateReminder(EveryMinute, Minute, Minute);
        }

        if (await this.GetReminder(AtTwo) is null)
        {
            var now = time.GetUtcNow();
            await this.RegisterOrUpdateReminder(AtTwo, JobSchedule.Daily.NextAfter(now) - now, JobSchedule.Daily.Every);
        }
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => RunDueAsync();

    public async Task<Page<JobView>> ListJobs(PageRequest page)
    {
        var latest = await runs.LatestAsync(CancellationToken.None);
        var all = runner.Jobs.Select(job => ViewOf(job, latest.GetValueOrDefault(job.Name))).Concat(await reminders.ListAsync([EveryMinute, AtTwo], CancellationToken.None))
            .Where(job => page.Search is null || job.Name.Contains(page.Search, StringComparison.OrdinalIgnoreCase)).ToArray();
        return new Page<JobView> { Items = [.. all.Skip(page.Skip).Take(page.Limit)], Total = all.Length, Skip = page.Skip, Limit = page.Limit };
    }

    public async Task<Result<Page<JobRunView>>> ListRuns(string job, PageRequest page) =>
        runner.Find(job) is null ? Failure.NotFound("job") : await runs.ListAsync(job, page, CancellationToken.None);

    public async Task<Result<JobView>> Run(string job)
    {
        if (runner.Find(job) is not { } asked)
        {
            return Failure.NotFound("job");
        }

        runner.Ask(asked);
        LogAsked(logger, job);

        // In a turn of its own, after the one that may be running jobs now.
        this.RegisterGrainTimer(RunDueAsync, new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        return ViewOf(asked, (await runs.LatestAsync(CancellationToken.None)).GetValueOrDefault(job));
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _end.CancelAsync();

    public void Dispose() => _end.Dispose();

    private Task RunDueAsync() => runner.RunDueAsync(_end.Token);

    private JobView ViewOf(IHousekeepingJob job, JobRunView? last) => new()
    {
        Name = job.Name,
        Kind = JobKind.Job,
        Schedule = job.Schedule.Words,
        LastRun = last,
        NextAt = runner.NextOf(job),
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job} is run because somebody asked for it")]
    private static partial void LogAsked(ILogger logger, string job);
}

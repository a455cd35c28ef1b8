using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using VerticalFarm.Contracts.Maintenance;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Maintenance;
using VerticalFarm.Grains.Maintenance.Runs;
using VerticalFarm.Testing;

namespace VerticalFarm.Grains.Tests.Maintenance;

/// <summary>What runs jobs, on a database of its own, as two silos would.</summary>
public sealed class JobRunnerTests(PostgresServer server) : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero));
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private TestDatabase? _database;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private JobRunTable Table => new(_database!.DataSource);

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync(server);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database!.DisposeAsync();
    }

    [Fact]
    public async Task A_job_is_run_once_for_each_time_that_it_is_due_whichever_silo_looks()
    {
        var (one, other) = (new Job("a"), new Job("a"));
        await RunnerOf(one).RunDueAsync(Cancelled);
        await RunnerOf(other).RunDueAsync(Cancelled);
        Assert.Equal((1, 0), (one.Runs, other.Runs));

        _clock.Advance(TimeSpan.FromHours(23));
        var runner = RunnerOf(other);
        await runner.RunDueAsync(Cancelled);
        await runner.RunDueAsync(Cancelled);
        Assert.Equal(1, other.Runs);
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero), runner.NextOf(other));
    }

    [Fact]
    public async Task Never_two_at_once()
    {
        var (slow, other) = (new Job("a") { Waits = true }, new Job("a"));
        var running = RunnerOf(slow).RunDueAsync(Cancelled);
        await slow.Begun;

        await RunnerOf(other).RunDueAsync(Cancelled);
        Assert.Equal(0, other.Runs);
        Assert.Equal(JobOutcome.Running, (await Table.LatestAsync(Cancelled))["a"].Outcome);

        slow.GoOn();
        await running;
        Assert.Equal(JobOutcome.Done, (await Table.LatestAsync(Cancelled))["a"].Outcome);
    }

    [Fact]
    public async Task A_job_that_fails_hinders_no_other_is_told_of_and_tried_again_ever_more_rarely()
    {
        using var counted = new Counted(_services.GetRequiredService<IMeterFactory>());
        var (bad, good) = (new Job("bad") { Fault = new InvalidOperationException("a secret text") }, new Job("good"));
        var runner = RunnerOf(bad, good);

        await runner.RunDueAsync(Cancelled);
        Assert.Equal((1, 1), (bad.Runs, good.Runs));
        var latest = await Table.LatestAsync(Cancelled);
        Assert.Equal((JobOutcome.Failed, JobOutcome.Done), (latest["bad"].Outcome, latest["good"].Outcome));
        Assert.DoesNotContain("secret", latest["bad"].Detail, StringComparison.Ordinal);
        Assert.Equal(["bad failed", "good done"], counted.Seen);

        var tries = new List<int>();
        for (var minute = 1; minute <= 8; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await runner.RunDueAsync(Cancelled);
            tries.Add(bad.Runs);
        }

        Assert.Equal([2, 2, 3, 3, 3, 3, 4, 4], tries);
        bad.Fault = null;
        _clock.Advance(TimeSpan.FromMinutes(16));
        await runner.RunDueAsync(Cancelled);
        Assert.Equal(JobOutcome.Done, (await Table.LatestAsync(Cancelled))["bad"].Outcome);
        Assert.Equal(1, good.Runs);
    }

    [Fact]
    public async Task What_does_not_fit_into_a_run_is_done_in_the_next()
    {
        var job = new Job("a") { Result = new JobResult(false, "some") };
        var runner = RunnerOf(job);
        await runner.RunDueAsync(Cancelled);
        await runner.RunDueAsync(Cancelled);
        job.Result = new JobResult(true, "the rest");
        await runner.RunDueAsync(Cancelled);
        await runner.RunDueAsync(Cancelled);

        Assert.Equal(3, job.Runs);
        Assert.Equal([("the rest", JobOutcome.Done), ("some", JobOutcome.Unfinished), ("some", JobOutcome.Unfinished)],
            (await Table.ListAsync("a", PageRequest.First, Cancelled)).Items.Select(run => (run.Detail!, run.Outcome)));
    }

    [Fact]
    public async Task A_run_whose_silo_died_is_on_record_as_cut_short_and_run_again()
    {
        await using (await Table.BeginAsync("a", _clock.GetUtcNow(), Cancelled))
        {
            // Here it dies, and its connection with it.
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        var job = new Job("a");
        await RunnerOf(job).RunDueAsync(Cancelled);
        Assert.Equal(1, job.Runs);
        Assert.Equal([JobOutcome.Done, JobOutcome.CutShort], (await Table.ListAsync("a", PageRequest.First, Cancelled)).Items.Select(run => run.Outcome));
    }

    [Fact]
    public async Task A_run_that_does_not_end_is_given_up()
    {
        var job = new Job("a") { Waits = true };
        var running = RunnerOf(job).RunDueAsync(Cancelled);
        await job.Begun;
        _clock.Advance(TimeSpan.FromMinutes(10));
        await running;
        Assert.Equal(JobOutcome.Failed, (await Table.LatestAsync(Cancelled))["a"].Outcome);
    }

    [Fact]
    public async Task A_job_that_is_asked_for_is_run_though_it_is_not_due()
    {
        var job = new Job("a");
        var runner = RunnerOf(job);
        await runner.RunDueAsync(Cancelled);
        runner.Ask(job);
        await runner.RunDueAsync(Cancelled);
        await runner.RunDueAsync(Cancelled);
        Assert.Equal(2, job.Runs);
    }

    [Fact]
    public async Task The_last_hundred_runs_are_kept()
    {
        var job = new Job("a");
        var runner = RunnerOf(job);
        for (var run = 0; run < 103; run++)
        {
            runner.Ask(job);
            await runner.RunDueAsync(Cancelled);
        }

        Assert.Equal(100, (await Table.ListAsync("a", PageRequest.First, Cancelled)).Total);
    }

    private JobRunner RunnerOf(params IHousekeepingJob[] jobs) =>
        new(jobs, Table, new JobMetrics(_services.GetRequiredService<IMeterFactory>()), Options.Create(new HousekeepingOptions()), _clock, NullLogger<JobRunner>.Instance);

    private sealed class Job(string name) : IHousekeepingJob
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => name;

        public JobSchedule Schedule => JobSchedule.Daily;

        public int Runs { get; private set; }

        public bool Waits { get; init; }

        public Exception? Fault { get; set; }

        public JobResult Result { get; set; } = new(true);

        public Task Begun => _begun.Task;

        public void GoOn() => _goOn.TrySetResult();

        public async Task<JobResult> RunAsync(JobStretch stretch, CancellationToken ct)
        {
            Runs++;
            _begun.TrySetResult();
            if (Waits)
            {
                await _goOn.Task.WaitAsync(ct);
            }

            return Fault is null ? Result : throw Fault;
        }
    }

    private sealed class Counted : IDisposable
    {
        private readonly MeterListener _listener = new();

        public Counted(IMeterFactory meters)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "verticalfarm.jobs.runs" && instrument.Meter.Scope == meters)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Seen.Add($"{tags[0].Value} {tags[1].Value}"));
            _listener.Start();
        }

        public List<string> Seen { get; } = [];

        public void Dispose() => _listener.Dispose();
    }
}

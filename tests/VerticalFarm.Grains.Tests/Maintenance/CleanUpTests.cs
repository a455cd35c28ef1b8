using VerticalFarm.Contracts.Maintenance;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Maintenance;
using VerticalFarm.Grains.Tests.Accounts;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Maintenance;

[Collection(typeof(ClusterTests))]
public sealed class CleanUpTests(FarmCluster cluster)
{
    private DateTimeOffset Now => cluster.Clock.GetUtcNow();

    private IMaintenanceGrain Maintenance => cluster.Inside.GetGrain<IMaintenanceGrain>(0);

    [Fact]
    public async Task Rows_are_deleted_when_they_are_old_and_not_before()
    {
        await IsCleanedAsync("audit", 396,
            "INSERT INTO audit_entry (at, actor_kind, action, subject, subject_id) VALUES ($2, 'system', 'created', 'account', $1)", "SELECT count(*) FROM audit_entry WHERE subject_id = $1");
        await IsCleanedAsync("commands", 396,
            "INSERT INTO command (id, device_id, farm_id, kind, source_kind, status, tries, requested_at, ended_at) VALUES (gen_random_uuid(), $1, $1, 'set', 'user', 'observed', 1, $2, $2)",
            "SELECT count(*) FROM command WHERE device_id = $1");
        await IsCleanedAsync("device-runs", 396,
            "INSERT INTO device_run (device_id, farm_id, started_at, ended_at) VALUES ($1, $1, $2, $2)", "SELECT count(*) FROM device_run WHERE device_id = $1");
        await IsCleanedAsync("announcements", 30,
            "INSERT INTO notification (id, farm_id, kind, severity, title, text, data, at) VALUES (gen_random_uuid(), $1, 'report', 'info', '', '', '{}', $2)",
            "SELECT count(*) FROM notification WHERE farm_id = $1");
        await IsCleanedAsync("billing-events", 90,
            "INSERT INTO billing_event (event_id, account_id, type, created_at, received_at, applied) VALUES (gen_random_uuid(), $1, 'x', $2, $2, true)",
            "SELECT count(*) FROM billing_event WHERE account_id = $1");
        await IsCleanedAsync("idempotency-keys", 1,
            "INSERT INTO idempotency_key (owner, key, fingerprint, resource_id, created_at, claimed_at) VALUES ($1, gen_random_uuid(), '', $1, $2, $2)",
            "SELECT count(*) FROM idempotency_key WHERE owner = $1");
    }

    [Fact]
    public async Task Sessions_that_ended_are_told_of_until_their_tokens_have()
    {
        var (over, good) = (Guid.NewGuid(), Guid.NewGuid());
        await cluster.Database.ExecuteAsync("INSERT INTO revoked_session (session_id, until) VALUES ($1, $2), ($3, $4)", over, Now.AddMinutes(-1), good, Now.AddMinutes(5));
        await RunAsync("revoked-sessions");
        Assert.Equal(good, Assert.Single(await cluster.Database.ColumnAsync<Guid>("SELECT session_id FROM revoked_session WHERE session_id = $1 OR session_id = $2", over, good)));
    }

    [Fact]
    public async Task Of_the_decisions_of_a_rule_the_last_stays_however_old_it_is()
    {
        var rule = Guid.NewGuid();
        for (var sequence = 1; sequence <= 3; sequence++)
        {
            await cluster.Database.ExecuteAsync(
                "INSERT INTO decision (rule_id, sequence, farm_id, at, outcome, previous, mode, inputs, actions) VALUES ($1, $2, $1, $3, 'true', 'false', 'armed', '[]', '[]')",
                rule, (long)sequence, Now.AddDays(-400 + sequence));
        }

        await RunAsync("decisions");
        Assert.Equal(3L, Assert.Single(await cluster.Database.ColumnAsync<long>("SELECT sequence FROM decision WHERE rule_id = $1", rule)));
    }

    [Fact]
    public async Task A_command_that_has_not_ended_stays()
    {
        var device = Guid.NewGuid();
        await cluster.Database.ExecuteAsync(
            "INSERT INTO command (id, device_id, farm_id, kind, source_kind, status, tries, requested_at) VALUES (gen_random_uuid(), $1, $1, 'set', 'user', 'sent', 1, $2)", device, Now.AddDays(-500));
        await RunAsync("commands");
        Assert.Equal(1L, Assert.Single(await cluster.Database.ColumnAsync<long>("SELECT count(*) FROM command WHERE device_id = $1", device)));
    }

    [Fact]
    public async Task Sessions_whose_time_is_over_leave_their_account()
    {
        var email = Growers.NewAddress();
        var user = await TestFarm.RegisterAsync(cluster, email);
        (await cluster.ByEmail(email).SignIn(TestFarm.Password)).Good();
        Assert.True(await HasSessionsAsync());
        await RunAsync("ended-sessions");
        Assert.True(await HasSessionsAsync());

        cluster.Clock.Advance(TimeSpan.FromDays(31));
        await RunAsync("ended-sessions");
        Assert.False(await HasSessionsAsync());

        Task<bool> HasSessionsAsync() => cluster.Database.StateContainsAsync("account", user.Id, "secret_hash");
    }

    [Fact]
    public async Task The_jobs_and_the_reminders_of_grains_are_listed_with_their_runs()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        await RunAsync("audit");

        var all = (await Maintenance.ListJobs(PageRequest.First)).Items;
        Assert.Equal(
            ["seal-readings", "forget-readings", "ended-sessions", "revoked-sessions", "idempotency-keys", "wrong-passwords", "audit", "commands", "decisions", "device-runs", "deliveries", "announcements", "billing-events"],
            all.Where(job => job.Kind == JobKind.Job).Select(job => job.Name));
        var audit = all.Single(job => job.Name == "audit");
        Assert.Equal(("daily at 02:00", JobOutcome.Done), (audit.Schedule, audit.LastRun!.Outcome));
        Assert.EndsWith("rows were deleted", audit.LastRun.Detail, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromHours(2), audit.NextAt!.Value.UtcDateTime.TimeOfDay);
        Assert.DoesNotContain(all, job => job.Kind == JobKind.Reminder && job.Count is null or 0);
        Assert.Equal("audit", Assert.Single((await Maintenance.ListJobs(new PageRequest(0, 10, "AUD"))).Items).Name);
        Assert.NotEmpty((await Maintenance.ListRuns("audit", PageRequest.First)).Good().Items);
        (await Maintenance.ListRuns("wash the car", PageRequest.First)).Bad(FailureKind.NotFound);
        (await Maintenance.Run("wash the car")).Bad(FailureKind.NotFound);
    }

    [Fact]
    public void Settings_that_make_no_sense_are_named() => Assert.Equal(
        ["AuditRetention", "CommandRetention", "DecisionRetention", "RunTimeout"],
        new HousekeepingOptions { AuditRetention = default, CommandRetention = default, DecisionRetention = default, RunTimeout = default }.Errors().Select(error => error.Split(' ')[0]));

    private async Task IsCleanedAsync(string job, int days, string insert, string count)
    {
        var subject = Guid.NewGuid();
        await cluster.Database.ExecuteAsync(insert, subject, Now.AddDays(-days).AddMinutes(-1));
        await cluster.Database.ExecuteAsync(insert, subject, Now.AddDays(-days).AddMinutes(5));
        await RunAsync(job);
        Assert.Equal(1L, Assert.Single(await cluster.Database.ColumnAsync<long>(count, subject)));
    }

    /// <summary>Has a job run, and returns when it has.</summary>
    private async Task RunAsync(string job)
    {
        var before = await LastAsync();
        (await Maintenance.Run(job)).Good();
        await cluster.PassesUntilAsync(async () => await LastAsync() > before, $"{job} is done", TimeSpan.FromSeconds(1));

        async Task<long> LastAsync() => Assert.Single(await cluster.Database.ColumnAsync<long>("SELECT coalesce(max(id), 0) FROM job_run WHERE job = $1 AND outcome = 'done'", job));
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using VerticalFarm.Hosting.Database;
using VerticalFarm.Hosting.Tests.Sql;
using VerticalFarm.Testing;

namespace VerticalFarm.Hosting.Tests;

public sealed class HostRunTests(PostgresServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrate_brings_the_schema_and_ends_without_starting_anything()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(server);
        var service = new Service();

        Assert.Equal(0, await RunAsync(database.ConnectionString, new FakeLogCollector(), service, "--migrate"));

        Assert.False(service.Started);
        Assert.Equal(true, await database.ScalarAsync("SELECT to_regclass('public.command') IS NOT NULL"));
    }

    [Fact]
    public async Task A_start_brings_the_schema_before_anything_else()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(server);
        var service = new Service(() => database.ScalarAsync("SELECT count(*) FROM OrleansQuery"));

        Assert.Equal(0, await RunAsync(database.ConnectionString, new FakeLogCollector(), service));

        Assert.True(service.Started);
    }

    [Fact]
    public async Task A_start_waits_for_a_database_that_is_away_and_says_so()
    {
        await using var own = await PostgresServer.StartPrivateAsync();
        await using var database = await TestDatabase.CreateEmptyAsync(own);
        await own.StopAsync();
        var log = new FakeLogCollector();

        var run = RunAsync(database.ConnectionString, log, new Service(), "--migrate");
        await Eventually.BecomesTrueAsync(
            () => log.GetSnapshot().Any(record => record.Level == LogLevel.Warning && record.Message.Contains("cannot be reached", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(20), "the log tells of the wait", Cancelled);
        Assert.False(run.IsCompleted);
        await own.StartAsync();

        Assert.Equal(0, await run.WaitAsync(TimeSpan.FromSeconds(30), Cancelled));
    }

    [Fact]
    public async Task A_wait_with_a_limit_ends_with_exit_code_1_and_the_reason()
    {
        var log = new FakeLogCollector();

        var exitCode = await RunAsync($"Host=127.0.0.1;Port={FreePort.Next()};Username=x;Database=x", log, new Service(), startTimeout: "00:00:01");

        Assert.Equal(1, exitCode);
        Assert.Contains("could not be reached within 1 s", LastCritical(log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_not_waited_for()
    {
        var log = new FakeLogCollector();

        Assert.Equal(1, await RunAsync(server.ConnectionString("no_such_database"), log, new Service()));

        Assert.Contains("no_such_database", LastCritical(log), StringComparison.Ordinal);
        Assert.Contains("DATABASE_URL", LastCritical(log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_the_start_ends_with_the_name_of_the_variable()
    {
        var log = new FakeLogCollector();

        Assert.Equal(1, await RunAsync("", log, new Service()));

        Assert.Contains("DATABASE_URL is not set", LastCritical(log), StringComparison.Ordinal);
    }

    private static string LastCritical(FakeLogCollector log) => log.GetSnapshot().Last(record => record.Level == LogLevel.Critical).Message;

    private static async Task<int> RunAsync(string address, FakeLogCollector log, Service service, string? argument = null, string? startTimeout = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [DatabaseOptions.AddressVariable] = address,
            ["Database:StartTimeout"] = startTimeout,
        });
        builder.Logging.AddProvider(new FakeLoggerProvider(log));
        builder.AddVerticalFarmDatabase();
        builder.Services.AddHostedService(services => service.With(services.GetRequiredService<IHostApplicationLifetime>()));
        return await builder.Build().RunVerticalFarmAsync(argument is null ? [] : [argument]);
    }

    /// <summary>Stands for everything that a host starts; ends the host as soon as it runs.</summary>
    private sealed class Service(Func<Task>? onStart = null) : BackgroundService
    {
        private IHostApplicationLifetime? _lifetime;

        public bool Started { get; private set; }

        public Service With(IHostApplicationLifetime lifetime)
        {
            _lifetime = lifetime;
            return this;
        }

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await (onStart?.Invoke() ?? Task.CompletedTask);
            Started = true;
            _lifetime!.StopApplication();
        }
    }
}

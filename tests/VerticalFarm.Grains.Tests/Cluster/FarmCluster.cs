using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orleans.Reminders;
using Orleans.TestingHost;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Grains.Tests.Feed;
using VerticalFarm.Grains.Tests.Reports;
using VerticalFarm.Hosting.Cluster;
using VerticalFarm.Hosting.Database;
using VerticalFarm.Hosting.Secrets;
using VerticalFarm.Integrations.Webhooks;
using VerticalFarm.Telemetry;
using VerticalFarm.Testing;

namespace VerticalFarm.Grains.Tests.Cluster;

/// <summary>
/// Two silos as they are in production, with real serialization, on a real PostgreSQL; only time is ours: grains, their timers and their
/// reminders go by <see cref="Clock"/>. One cluster for all tests, so a test makes a farm of its own and minds only that.
/// </summary>
public sealed class FarmCluster(PostgresServer server) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _secretsKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private InProcessTestCluster? _cluster;
    private TestDatabase? _database;

    /// <summary>
    /// The time of grains, timers, reminders and the virtual farm. It goes by whole microseconds, PostgreSQL's precision, so that a time read
    /// back from a table equals the one in memory.
    /// </summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    /// <summary>What the parts of farms say to their feeds.</summary>
    public FeedCalls FeedCalls { get; } = new();

    /// <summary>Keeps readings of chosen farms from the database.</summary>
    public IntakeOutage IntakeOutage { get; } = new();

    /// <summary>Holds or fails chosen calls.</summary>
    public CallGates Gates { get; } = new();

    /// <summary>What the silos write to their logs.</summary>
    public LogWatch Logs { get; } = new();

    /// <summary>The services of others that the silos ask.</summary>
    public OutsideServices Outside { get; private set; } = null!;

    public TestDatabase Database => _database!;

    /// <summary>The mail server of the cluster.</summary>
    public MailHost Mail { get; } = MailHost.Start();

    /// <summary>Who is signed in at the gateway; null for nobody.</summary>
    public Guid? SignedIn
    {
        get;
        set
        {
            field = value;
            KeyOfFarm = null;
        }
    }

    /// <summary>The farm whose API key is signed in; null for a person, as whoever signs in is at first.</summary>
    public Guid? KeyOfFarm { get; set; }

    /// <summary>From where the calls come.</summary>
    public string? Address { get; set; }

    /// <summary>Calls as a gateway makes them: from outside, on behalf of who is signed in, with permissions enforced.</summary>
    public IGrainFactory Gateway => _cluster!.Client;

    /// <summary>Calls as the parts of the cluster make them among each other.</summary>
    public IGrainFactory Inside => _cluster!.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>();

    /// <summary>The services of each silo.</summary>
    public IEnumerable<IServiceProvider> AllServices => _cluster!.Silos.Select(silo => silo.ServiceProvider);

    public IServiceProvider Services => _cluster!.Silos[0].ServiceProvider;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(server);
        Outside = await OutsideServices.StartAsync();
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureHost(host => host.Logging.ClearProviders().AddProvider(Logs).SetMinimumLevel(LogLevel.Trace));
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                [DatabaseOptions.AddressVariable] = _database.ConnectionString,
                [SecretsOptions.Variable] = _secretsKey,

                // Each session costs a password's check.
                ["Accounts:MaxSessions"] = "3",

                // The clock of the tests leaps, and a peer that says nothing during a leap is not frozen.
                ["HomeAssistant:PingInterval"] = "12:00:00",
                ["HomeAssistant:SilenceLimit"] = "1.00:00:00",
                ["HomeAssistant:CallTimeout"] = "12:00:00",
                ["Smtp:Host"] = "127.0.0.1",
                ["Smtp:Port"] = $"{Mail.Port}",
                ["Smtp:From"] = "farm@example.org",
                ["Smtp:Security"] = "none",
            });
            host.Configuration.AddInMemoryCollection(Outside.Settings);
            host.Services.AddSingleton<TimeProvider>(Clock);
            host.Services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, new WholeMilliseconds(Clock));
            host.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            host.AddVerticalFarmDatabase();
            host.AddVerticalFarmSecrets();

            // The database's own time does not go by the clock of the tests, which may leap.
            host.Services.AddTelemetry(options => options.WriteTimeout = options.CommitTimeout = options.QueryTimeout = options.SealTimeout = TimeSpan.FromDays(1));

            // The receivers of the tests are on this machine, under names that they make up; a silo sends nothing there.
            host.Services.AddSingleton(new WebhookSender(
                new WebhookOptions(), address => !address.Equals(IPAddress.None), (host, _) => Task.FromResult<IPAddress[]>([host == "refused.test" ? IPAddress.None : IPAddress.Loopback]), TimeProvider.System));
            host.Services.AddGrains();
            RecordingOutbox.Stand(host.Services);
            host.Services.AddSingleton<IIncomingGrainCallFilter>(FeedCalls);
            host.Services.AddSingleton<IIncomingGrainCallFilter>(IntakeOutage);
            host.Services.AddSingleton<IIncomingGrainCallFilter>(Gates);
        });
        builder.ConfigureSilo((_, silo) => silo.UseVerticalFarmStorage());
        builder.ConfigureClient(client => client.AddOutgoingGrainCallFilter(async call =>
        {
            Caller.Current = SignedIn is { } user ? new Caller { UserId = user, KeyOfFarm = KeyOfFarm, Address = Address } : null;
            await call.Invoke();
        }));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster!.DisposeAsync();
        await Outside.DisposeAsync();
        await _database!.DisposeAsync();
        await Mail.DisposeAsync();
    }

    /// <summary>Waits until the answer is yes; time stands still.</summary>
    public static Task BecomesTrueAsync(Func<Task<bool>> condition, string because) =>
        Eventually.BecomesTrueAsync(condition, Patience, because, TestContext.Current.CancellationToken);

    /// <summary>Lets time pass in small steps until the answer is yes.</summary>
    public Task PassesUntilAsync(Func<Task<bool>> condition, string because, TimeSpan? step = null) => BecomesTrueAsync(
        async () =>
        {
            if (await condition())
            {
                return true;
            }

            Clock.Advance(step ?? TimeSpan.FromSeconds(1));
            return false;
        },
        because);

    /// <summary>Kills the silo that a grain lives on; the other one goes on alone.</summary>
    public async Task KillSiloOfAsync(IAddressable grain)
    {
        var address = await Inside.GetGrain<IManagementGrain>(0).GetActivationAddress(grain);
        await _cluster!.KillSiloAsync(_cluster.Silos.Single(silo => silo.SiloAddress.Equals(address)));
    }

    /// <summary>Ends the activation of a grain, as the death of its silo does: what it did not commit is gone.</summary>
    public Task ForgetAsync(IAddressable grain) => _cluster!.DeactivateAsync(grain);
}

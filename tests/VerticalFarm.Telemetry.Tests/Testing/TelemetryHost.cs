using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using VerticalFarm.Telemetry.Sealing;
using VerticalFarm.Telemetry.Writing;
using VerticalFarm.Testing;

namespace VerticalFarm.Telemetry.Tests.Testing;

/// <summary>A writer and a store on a database of their own, as a host has them.</summary>
internal sealed class TelemetryHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private readonly bool _ownsDatabase;

    private TelemetryHost(TestDatabase database, TimeProvider time, Action<TelemetryOptions>? configure, bool ownsDatabase = true)
    {
        Database = database;
        _ownsDatabase = ownsDatabase;
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(database.DataSource)
            .AddSingleton(time)
            .AddTelemetry(configure)
            .BuildServiceProvider(validateScopes: true);
    }

    public TestDatabase Database { get; }

    public IReadingWriter Writer => _services.GetRequiredService<IReadingWriter>();

    public IReadingStore Store => _services.GetRequiredService<IReadingStore>();

    public IReadingSealer Sealer => _services.GetRequiredService<IReadingSealer>();

    /// <summary>Readings that wait or are being stored.</summary>
    public int Queued => _services.GetRequiredService<ReadingQueue>().Readings;

    public IServiceProvider Services => _services;

    public static async Task<TelemetryHost> StartAsync(PostgresServer server, Action<TelemetryOptions>? configure = null)
    {
        var host = await CreateAsync(server, configure);
        await host.StartAsync();
        return host;
    }

    /// <summary>Not started: what is written waits.</summary>
    public static async Task<TelemetryHost> CreateAsync(PostgresServer server, Action<TelemetryOptions>? configure = null, TimeProvider? time = null) =>
        new(await TestDatabase.CreateAsync(server), time ?? TimeProvider.System, configure);

    /// <summary>Another host on the same database.</summary>
    public async Task<TelemetryHost> StartAnotherAsync()
    {
        var other = new TelemetryHost(Database, TimeProvider.System, configure: null, ownsDatabase: false);
        await other.StartAsync();
        return other;
    }

    public Task StartAsync() => Service.StartAsync(TestContext.Current.CancellationToken);

    public Task StopAsync(CancellationToken patience) => Service.StopAsync(patience);

    /// <summary>Writes readings of one sensor, in the order given.</summary>
    public Task WriteAsync(Guid sensor, params ReadingPoint[] points) =>
        Writer.WriteAsync(Columns.Of(sensor, points), TestContext.Current.CancellationToken);

    /// <summary>All readings of a sensor, as the store tells them.</summary>
    public Task<IReadOnlyList<ReadingPoint>> AllAsync(Guid sensor) =>
        Store.RawAsync(sensor, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, int.MaxValue, TestContext.Current.CancellationToken);

    /// <summary>Packs all from before a time.</summary>
    /// <returns>How many readings.</returns>
    public async Task<int> SealAsync(DateTimeOffset before)
    {
        var (total, step) = (0, default(SealStep));
        while (!step.IsDone)
        {
            step = await Sealer.SealNextAsync(before, step.NextSensorKey, TestContext.Current.CancellationToken);
            total += step.Readings;
        }

        return total;
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
#pragma warning disable CA2100 // Literals of the tests.
        await using var command = Database.DataSource.CreateCommand(sql);
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Holds a lock that keeps every writer from the table until it is disposed of.</summary>
    public async Task<NpgsqlConnection> BlockWritersAsync()
    {
        var connection = await Database.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE reading_hot IN SHARE MODE", connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        // A host stops its services before it disposes of them.
        await StopAsync(new CancellationToken(canceled: true));
        await _services.DisposeAsync();
        if (_ownsDatabase)
        {
            await Database.DisposeAsync();
        }
    }

    private IHostedService Service => _services.GetRequiredService<IHostedService>();
}

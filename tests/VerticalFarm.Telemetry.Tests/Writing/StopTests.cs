using VerticalFarm.Telemetry.Tests.Testing;
using VerticalFarm.Testing;

namespace VerticalFarm.Telemetry.Tests.Writing;

public sealed class StopTests(PostgresServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_graceful_stop_stores_what_was_taken()
    {
        await using var host = await TelemetryHost.CreateAsync(server, options => options.MaxGroupReadings = 100);
        var calls = Enumerable.Range(0, 20).Select(_ => host.Writer.WriteAsync(Columns.Of(30), Cancelled)).ToArray();

        await host.StartAsync();
        await host.StopAsync(Cancelled);

        await Task.WhenAll(calls);
        Assert.Equal(600, await host.ScalarAsync<long>("SELECT count(*) FROM reading"));
    }

    [Fact]
    public async Task After_a_stop_nothing_is_taken()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        await host.StopAsync(Cancelled);

        await Assert.ThrowsAsync<ReadingStoreUnavailableException>(() => host.Writer.WriteAsync(Columns.Of(1), Cancelled));
        Assert.Equal(0, host.Queued);
    }

    [Fact]
    public async Task A_stop_that_may_not_wait_gives_up_what_hangs_and_tells_its_callers()
    {
        await using var host = await TelemetryHost.StartAsync(server, options => options.Writers = 1);
        await using var block = await host.BlockWritersAsync();
        var hanging = host.Writer.WriteAsync(Columns.Of(1), Cancelled);
        var waiting = host.Writer.WriteAsync(Columns.Of(1), Cancelled);

        await host.StopAsync(new CancellationToken(canceled: true));

        await Assert.ThrowsAsync<ReadingStoreUnavailableException>(() => hanging);
        await Assert.ThrowsAsync<ReadingStoreUnavailableException>(() => waiting);
    }
}

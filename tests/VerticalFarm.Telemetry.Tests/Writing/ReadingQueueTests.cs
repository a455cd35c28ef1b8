using VerticalFarm.Telemetry.Tests.Testing;
using VerticalFarm.Testing;

namespace VerticalFarm.Telemetry.Tests.Writing;

public sealed class ReadingQueueTests(PostgresServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_queue_turns_callers_away_at_once_and_stores_nothing_of_theirs()
    {
        await using var host = await TelemetryHost.CreateAsync(server, Small);
        var taken = host.Writer.WriteAsync(Columns.Of(60), Cancelled);
        var refused = host.Writer.WriteAsync(Columns.Of(41), Cancelled);

        Assert.True(refused.IsFaulted);
        var busy = await Assert.ThrowsAsync<ReadingStoreBusyException>(() => refused);
        Assert.Equal(TimeSpan.FromSeconds(7), busy.RetryAfter);

        await host.StartAsync();
        await taken;
        Assert.Equal(60, await host.ScalarAsync<long>("SELECT count(*) FROM reading_hot"));
    }

    [Fact]
    public async Task The_queue_counts_readings_and_may_be_filled_to_the_last_one()
    {
        await using var host = await TelemetryHost.CreateAsync(server, Small);
        var first = host.Writer.WriteAsync(Columns.Of(60), Cancelled);
        await Assert.ThrowsAsync<ReadingStoreBusyException>(() => host.Writer.WriteAsync(Columns.Of(41), Cancelled));
        var second = host.Writer.WriteAsync(Columns.Of(40), Cancelled);
        await Assert.ThrowsAsync<ReadingStoreBusyException>(() => host.Writer.WriteAsync(Columns.Of(1), Cancelled));
        Assert.Equal(100, host.Queued);

        await host.StartAsync();
        await Task.WhenAll(first, second);
        await host.Writer.WriteAsync(Columns.Of(100), Cancelled);
    }

    private static void Small(TelemetryOptions options) =>
        (options.QueueCapacity, options.MaxGroupReadings, options.RetryAfter) = (100, 100, TimeSpan.FromSeconds(7));
}

using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using VerticalFarm.Telemetry.Tests.Testing;
using VerticalFarm.Testing;

namespace VerticalFarm.Telemetry.Tests.Writing;

public sealed class ReadingMetricsTests(PostgresServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_to_be_written_was_written_refused_or_failed()
    {
        await using var host = await TelemetryHost.CreateAsync(
            server, options => (options.QueueCapacity, options.MaxGroupReadings, options.Writers, options.CommitTimeout) = (100, 100, 1, TimeSpan.FromSeconds(0.5)));
        using var meter = new MeterReadings(host.Services.GetRequiredService<IMeterFactory>());
        var stored = host.Writer.WriteAsync(Columns.Of(70), Cancelled);
        await Assert.ThrowsAsync<ReadingStoreBusyException>(() => host.Writer.WriteAsync(Columns.Of(40), Cancelled));
        Assert.Equal(70, meter.Current("verticalfarm.readings.queued"));

        await host.StartAsync();
        await stored;
        await using (await host.BlockWritersAsync())
        {
            await Assert.ThrowsAsync<ReadingStoreUnavailableException>(() => host.Writer.WriteAsync(Columns.Of(5), Cancelled));
        }

        await host.StopAsync(Cancelled);
        Assert.Equal(70, meter.Sum("verticalfarm.readings.written"));
        Assert.Equal(40, meter.Sum("verticalfarm.readings.refused"));
        Assert.Equal(5, meter.Sum("verticalfarm.readings.failed"));
        Assert.Equal(70, meter.Sum("verticalfarm.readings.group.size"));
        Assert.InRange(meter.Sum("verticalfarm.readings.commit.duration"), double.Epsilon, 30);
        Assert.Equal(0, meter.Current("verticalfarm.readings.queued"));
    }
}

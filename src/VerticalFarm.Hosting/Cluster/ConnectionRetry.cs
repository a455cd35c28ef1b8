using Microsoft.Extensions.Logging;

namespace VerticalFarm.Hosting.Cluster;

/// <summary>Keeps a client trying for as long as its host runs: silos may come after it.</summary>
internal sealed partial class ConnectionRetry(TimeProvider clock, ILogger<ConnectionRetry> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        LogNotConnected(logger, exception.Message, Delay.TotalSeconds);
        await Task.Delay(Delay, clock, cancellationToken);
        return true;
    }
}

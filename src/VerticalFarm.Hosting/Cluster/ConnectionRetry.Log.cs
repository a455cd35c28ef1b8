using Microsoft.Extensions.Logging;

namespace VerticalFarm.Hosting.Cluster;

internal sealed partial class ConnectionRetry
{
    [LoggerMessage(1, LogLevel.Warning, "No silo to connect to ({Reason}); trying again in {DelaySeconds} s")]
    private static partial void LogNotConnected(ILogger logger, string reason, double delaySeconds);
}

using Microsoft.Extensions.Logging;

namespace VerticalFarm.Hosting.Database;

internal sealed partial class DatabaseWait
{
    [LoggerMessage(1, LogLevel.Warning, "The database cannot be reached ({Reason}); attempt {Attempt} failed, the next is in {DelaySeconds:0.0} s")]
    private static partial void LogUnreachable(ILogger logger, string reason, int attempt, double delaySeconds);
}

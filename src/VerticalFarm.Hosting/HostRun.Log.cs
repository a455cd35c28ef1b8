using Microsoft.Extensions.Logging;

namespace VerticalFarm.Hosting;

public static partial class HostRun
{
    [LoggerMessage(1, LogLevel.Critical, "Cannot start: {Reason}")]
    private static partial void LogCannotStart(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Critical, "The program ends because of a fault")]
    private static partial void LogFault(ILogger logger, Exception exception);

    [LoggerMessage(3, LogLevel.Information, "Told to stop before the start was complete")]
    private static partial void LogStoppedEarly(ILogger logger);
}

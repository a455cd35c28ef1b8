using Microsoft.Extensions.Logging;

namespace VerticalFarm.Telemetry.Writing;

internal sealed partial class ReadingWriter
{
    [LoggerMessage(1, LogLevel.Error, "The database did not take {Readings} readings of {Calls} calls; their senders were told to send them again")]
    private static partial void LogFailed(ILogger logger, int calls, int readings, Exception exception);
}

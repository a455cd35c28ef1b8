namespace VerticalFarm.Api.Feed;

internal sealed partial class FeedStream
{
    [LoggerMessage(Level = LogLevel.Information, Message = "A reader of farm {FarmId} did not keep up and was dropped")]
    private static partial void LogDropped(ILogger logger, Guid farmId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed of farm {FarmId} to a reader was cut short")]
    private static partial void LogCutShort(ILogger logger, Exception fault, Guid farmId);
}

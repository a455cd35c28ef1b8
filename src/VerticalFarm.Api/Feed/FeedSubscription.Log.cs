namespace VerticalFarm.Api.Feed;

internal sealed partial class FeedSubscription
{
    // Once in ten seconds for every reader while the cluster is away, which the log tells already.
    [LoggerMessage(Level = LogLevel.Debug, Message = "A subscription to farm {FarmId} could not be renewed; tried again in a while")]
    private static partial void LogRenewalFailed(ILogger logger, Exception fault, Guid farmId);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A subscription to farm {FarmId} could not be ended; it expires")]
    private static partial void LogLeftToExpire(ILogger logger, Exception fault, Guid farmId);
}

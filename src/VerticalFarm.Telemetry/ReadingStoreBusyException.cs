namespace VerticalFarm.Telemetry;

/// <summary>More readings are waiting to be stored than may wait. None of those sent are stored; the sender comes again later.</summary>
/// <param name="retryAfter">When to come again, from now.</param>
public sealed class ReadingStoreBusyException(TimeSpan retryAfter) : Exception("Too many readings are waiting to be stored.")
{
    /// <summary>When to come again, from now.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}

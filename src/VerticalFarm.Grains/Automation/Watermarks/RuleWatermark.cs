namespace VerticalFarm.Grains.Automation.Watermarks;

/// <summary>Up to when a rule was evaluated, and what it missed until then.</summary>
/// <param name="EvaluatedAt">When it was last evaluated; null before the first time.</param>
/// <param name="MinutesMissed">Minutes without an evaluation since the rule was made.</param>
/// <param name="GapFrom">Where the last gap began; null when there was none.</param>
/// <param name="GapTo">Where it ended.</param>
internal readonly record struct RuleWatermark(DateTimeOffset? EvaluatedAt, long MinutesMissed = 0, DateTimeOffset? GapFrom = null, DateTimeOffset? GapTo = null)
{
    /// <summary>How late an evaluation may be before its minute counts as missed.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The mark after an evaluation: every whole minute since the last one that had none is a minute missed.</summary>
    /// <param name="now">When it is evaluated.</param>
    /// <param name="since">Since when it should be evaluated every minute at all: a time before that is no gap.</param>
    public RuleWatermark Advance(DateTimeOffset now, DateTimeOffset since)
    {
        var from = EvaluatedAt > since ? EvaluatedAt.Value : since;
        var missed = (long)((now - from - Tolerance) / Minute);
        return missed > 0
            ? new RuleWatermark(now, MinutesMissed + missed, from, now)
            : this with { EvaluatedAt = EvaluatedAt > now ? EvaluatedAt : now };
    }
}

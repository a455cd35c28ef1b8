using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Sensors;

/// <summary>Whether a reading can be one: pure checks against the type's physical range and the clock.</summary>
internal static class ReadingJudge
{
    /// <summary>How far a logger's clock may be ahead of ours.</summary>
    public static readonly TimeSpan FutureTolerance = TimeSpan.FromMinutes(5);

    /// <summary>How long raw readings are kept: 13 months, so that a month can be compared with the one a year before.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(396);

    /// <summary>How long a farm keeps its readings that keeps them for so many days.</summary>
    public static TimeSpan RetentionOf(int? days) => days is { } kept ? TimeSpan.FromDays(kept) : Retention;

    /// <summary>Per reading, whether and why it is not taken; null when all are.</summary>
    public static ReadingRefusal[]? Judge(SensorType type, SensorSlice slice, DateTimeOffset now) =>
        Judge(ReadingBounds.Of(type, now, Retention, long.MinValue), slice);

    /// <inheritdoc cref="Judge(SensorType, SensorSlice, DateTimeOffset)"/>
    public static ReadingRefusal[]? Judge(ReadingBounds bounds, SensorSlice slice)
    {
        ReadingRefusal[]? refusals = null;
        for (var i = 0; i < slice.Values.Length; i++)
        {
            var refusal = bounds.Judge(slice.UtcTicks[i], slice.Values[i]);
            if (refusal != ReadingRefusal.None)
            {
                refusals ??= new ReadingRefusal[slice.Values.Length];
                refusals[i] = refusal;
            }
        }

        return refusals;
    }
}

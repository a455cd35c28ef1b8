using VerticalFarm.Contracts.Analytics;
using VerticalFarm.Grains.Devices.Envelope;

namespace VerticalFarm.Grains.Analytics;

/// <summary>The time that is looked at.</summary>
internal sealed record AnalyticsSpan
{
    // Longer ones by the hour: a month of minutes of fifty sensors would be two million readings.
    private static readonly TimeSpan LongestRaw = TimeSpan.FromDays(3);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset To { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The present: nothing is expected after it.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>How closely readings are looked at.</summary>
    public AnalyticsResolution Resolution => To - From <= LongestRaw ? AnalyticsResolution.Raw : AnalyticsResolution.Hour;

    /// <summary>The steps by which sensors are compared with each other.</summary>
    public TimeSpan Step => Resolution == AnalyticsResolution.Raw ? Minute : Hour;

    public int Steps => (int)Math.Ceiling((To - From) / Step);

    /// <summary>The end of what can have been measured.</summary>
    public DateTimeOffset Until => To < Now ? To : Now > From ? Now : From;

    /// <summary>The days of the farm in it, in order.</summary>
    public IEnumerable<LocalDay> Days()
    {
        for (var day = LocalDay.Of(From, Zone); day.Start < To; day = LocalDay.Of(day.End, Zone))
        {
            yield return day;
        }
    }
}

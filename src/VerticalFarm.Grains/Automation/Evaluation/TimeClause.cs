using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>Looks at the farm's clocks.</summary>
/// <remarks>
/// Whether a window is open depends on nothing but what a clock on the wall shows. Windows have whole minutes and so have the offsets of
/// all time zones, so a window opens and closes on whole minutes of UTC: looking at each of those is all it takes, on any day of the year.
/// </remarks>
internal static class TimeClause
{
    /// <summary>How far back the opening of a window is looked for: no wait of a rule is longer.</summary>
    private static readonly TimeSpan LongestLookBack = TimeSpan.FromDays(1);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static ClauseResult Evaluate(TimeCondition condition, string path, bool? held, TimeZoneInfo zone, DateTimeOffset now)
    {
        var open = IsOpen(condition, zone, now);
        var minute = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % Minute.Ticks), TimeSpan.Zero);
        return new ClauseResult
        {
            Path = path,
            Condition = condition,
            Truth = Truth.Of(open),
            Since = held == open ? minute : Start(condition, zone, minute, open),
            ChangesAt = IsOpen(condition, zone, minute + Minute) == open ? null : minute + Minute,
        };
    }

    /// <summary>Whether clocks in <paramref name="zone"/> show a time of the window at <paramref name="at"/>.</summary>
    public static bool IsOpen(TimeCondition window, TimeZoneInfo zone, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        var yesterday = local.DayOfWeek == DayOfWeek.Sunday ? DayOfWeek.Saturday : local.DayOfWeek - 1;
        return window.From < window.To
            ? Opens(window, local.DayOfWeek) && time >= window.From && time < window.To
            : (Opens(window, local.DayOfWeek) && time >= window.From) || (Opens(window, yesterday) && time < window.To);
    }

    private static bool Opens(TimeCondition window, DayOfWeek day) => window.Days.IsEmpty || window.Days.Contains(day);

    private static DateTimeOffset Start(TimeCondition window, TimeZoneInfo zone, DateTimeOffset minute, bool open)
    {
        var start = minute;
        while (start > minute - LongestLookBack && IsOpen(window, zone, start - Minute) == open)
        {
            start -= Minute;
        }

        return start;
    }
}

namespace VerticalFarm.Grains.Devices.Envelope;

/// <summary>For how long a device was on within one local day, in runs that have ended.</summary>
/// <param name="Date">The local day.</param>
/// <param name="Seconds">How long, in seconds.</param>
internal sealed record OnTime(DateOnly Date, double Seconds)
{
    /// <summary>With one more run that has ended. Only the day that it ended in is kept, and of the run what lies within that day.</summary>
    public static OnTime Plus(OnTime? ended, DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        var day = LocalDay.Of(to, zone);
        return new OnTime(day.Date, Before(ended, day) + Within(day, from, to));
    }

    /// <summary>How long it was on today, the present run included, in seconds.</summary>
    public static double Today(OnTime? ended, DateTimeOffset? onSince, DateTimeOffset now, TimeZoneInfo zone)
    {
        var day = LocalDay.Of(now, zone);
        return Before(ended, day) + (onSince is { } from ? Within(day, from, now) : 0);
    }

    /// <summary>When a run that goes on has used up the day's budget, or the next day's if midnight comes first.</summary>
    public static DateTimeOffset BudgetEnd(OnTime? ended, DateTimeOffset? onSince, int budgetSeconds, DateTimeOffset now, TimeZoneInfo zone)
    {
        var end = now.AddSeconds(budgetSeconds - Today(ended, onSince, now, zone));
        var midnight = LocalDay.Of(now, zone).End;
        return end <= midnight ? end : midnight.AddSeconds(budgetSeconds);
    }

    private static double Before(OnTime? ended, LocalDay day) => ended?.Date == day.Date ? ended.Seconds : 0;

    private static double Within(LocalDay day, DateTimeOffset from, DateTimeOffset to) =>
        Math.Max(0, (to - (from > day.Start ? from : day.Start)).TotalSeconds);
}

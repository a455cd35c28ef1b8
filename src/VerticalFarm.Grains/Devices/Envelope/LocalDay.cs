namespace VerticalFarm.Grains.Devices.Envelope;

/// <summary>A day of a farm's local time, with the instants between which it lies: 23 or 25 hours apart when clocks change.</summary>
/// <param name="Date">Its date.</param>
/// <param name="Start">Its first instant.</param>
/// <param name="End">The first instant of the day after.</param>
internal readonly record struct LocalDay(DateOnly Date, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>The day that an instant lies in.</summary>
    public static LocalDay Of(DateTimeOffset at, TimeZoneInfo zone)
    {
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        return On(date, zone);
    }

    /// <summary>The day of a date. One that the local calendar left out begins where it ends.</summary>
    public static LocalDay On(DateOnly date, TimeZoneInfo zone) => new(date, StartOf(date, zone), StartOf(date.AddDays(1), zone));

    // Where clocks leap over midnight the day begins when they have leapt; where midnight comes twice, the first time.
    private static DateTimeOffset StartOf(DateOnly date, TimeZoneInfo zone)
    {
        var wall = date.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(wall))
        {
            wall = wall.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }
}

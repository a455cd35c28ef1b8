using VerticalFarm.Contracts.Notifications;

namespace VerticalFarm.Grains.Notifications.Delivery;

/// <summary>Quiet hours, by what a farm's clocks show. Pure.</summary>
internal static class QuietTime
{
    /// <summary>When the quiet hours that are now end; null when it is not quiet now.</summary>
    public static DateTimeOffset? Until(QuietHours? hours, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (hours is null)
        {
            return null;
        }

        var (from, to) = (hours.Begin(), hours.End());
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var clock = TimeOnly.FromDateTime(local);
        if (!clock.IsBetween(from, to))
        {
            return null;
        }

        var day = DateOnly.FromDateTime(local);
        return InUtc((clock < to ? day : day.AddDays(1)).ToDateTime(to), zone);
    }

    private static DateTimeOffset InUtc(DateTime local, TimeZoneInfo zone)
    {
        // An hour that clocks skip ends with the skip; of one that comes twice the first counts.
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}

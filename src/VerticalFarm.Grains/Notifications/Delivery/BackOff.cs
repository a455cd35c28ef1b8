namespace VerticalFarm.Grains.Notifications.Delivery;

/// <summary>When what failed is tried again. Pure.</summary>
internal static class BackOff
{
    /// <summary>For how long a delivery is tried, from its first try on.</summary>
    public static readonly TimeSpan GivenUpAfter = TimeSpan.FromHours(24);

    private const double Jitter = 0.1;

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6)];

    /// <summary>When it is tried next; null when it is given up.</summary>
    /// <param name="tries">How often it was tried, 1 or more.</param>
    /// <param name="firstTryAt">When it was first tried.</param>
    /// <param name="now">The time.</param>
    /// <param name="askedFor">How long the other side asks to wait; heard up to the longest pause.</param>
    /// <param name="chance">0 to 1: spreads tries, so that what failed together does not come again together.</param>
    public static DateTimeOffset? Next(int tries, DateTimeOffset firstTryAt, DateTimeOffset now, TimeSpan? askedFor, double chance)
    {
        var end = firstTryAt + GivenUpAfter;
        if (now >= end)
        {
            return null;
        }

        var pause = Pauses[Math.Min(tries, Pauses.Length) - 1];
        if (askedFor > pause)
        {
            pause = askedFor < Pauses[^1] ? askedFor.Value : Pauses[^1];
        }

        // The last try is at the very end, so that nothing is given up hours early.
        var next = now + (pause * (1 - Jitter + (2 * Jitter * chance)));
        return next < end ? next : end;
    }
}

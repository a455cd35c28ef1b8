namespace VerticalFarm.Simulator.Physics;

/// <summary>When the room's lamps are on by default, by the local time.</summary>
public static class Photoperiod
{
    /// <summary>Local time at which the lamps go on.</summary>
    public static TimeOnly From { get; } = new(5, 0);

    /// <summary>Local time at which the lamps go off.</summary>
    public static TimeOnly To { get; } = new(23, 0);

    /// <summary>Whether the lamps are on at a local time.</summary>
    public static bool IsLit(DateTimeOffset localTime) => TimeOnly.FromTimeSpan(localTime.TimeOfDay).IsBetween(From, To);
}

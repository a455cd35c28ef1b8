namespace VerticalFarm.Telemetry.Sealing;

/// <summary>A reading as it was written.</summary>
internal readonly record struct LooseReading(int SensorKey, DateTime At, double Value, long Ordinal) : IComparable<LooseReading>
{
    /// <summary>The hour that it belongs to.</summary>
    public SensorHour Hour => new(SensorKey, At.AddTicks(-(At.Ticks % TimeSpan.TicksPerHour)));

    /// <summary>By sensor and time; of those with the same time, the last one written stands last.</summary>
    public int CompareTo(LooseReading other)
    {
        var order = SensorKey.CompareTo(other.SensorKey);
        order = order != 0 ? order : At.CompareTo(other.At);
        return order != 0 ? order : Ordinal.CompareTo(other.Ordinal);
    }
}

/// <summary>An hour of a sensor.</summary>
/// <param name="SensorKey">The short number of the sensor.</param>
/// <param name="StartsAt">The full hour, in UTC.</param>
internal readonly record struct SensorHour(int SensorKey, DateTime StartsAt);

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>A reading that is not stored yet.</summary>
/// <param name="Sensor">The sensor.</param>
/// <param name="UtcTicks">When it was measured: ticks of <see cref="DateTimeOffset.UtcTicks"/>.</param>
/// <param name="Value">The value in the sensor's unit.</param>
internal readonly record struct WaitingReading(Guid Sensor, long UtcTicks, double Value)
{
    /// <summary>A reading, to the millisecond, as the API shows times: what is read back can be sent again and is the same reading.</summary>
    public static WaitingReading Of(Guid sensor, DateTimeOffset at, double value) =>
        new(sensor, at.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, value);
}

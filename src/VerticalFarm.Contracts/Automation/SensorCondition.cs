namespace VerticalFarm.Contracts.Automation;

/// <summary>Compares what sensors read. Unknown when there is no reading that is young enough.</summary>
/// <param name="Sensor">Which sensor or sensors.</param>
/// <param name="Is">How to compare.</param>
/// <param name="Value">The limit of <see cref="Comparison.Above"/> and <see cref="Comparison.Below"/>, in the sensor's unit; else null.</param>
/// <param name="Low">The lower limit of <see cref="Comparison.Between"/> and <see cref="Comparison.Outside"/>; else null.</param>
/// <param name="High">The upper limit of the same, over <paramref name="Low"/>; else null.</param>
/// <param name="Hysteresis">How far beyond a limit the reading must come back before the condition lets go; at least 0.</param>
/// <param name="MaxAgeSeconds">The age over which a reading is no longer believed; null: three times the sensor's expected interval.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SensorCondition")]
public sealed record SensorCondition(
    [property: Id(0)] SensorSelector Sensor,
    [property: Id(1)] Comparison Is,
    [property: Id(2)] double? Value,
    [property: Id(3)] double? Low,
    [property: Id(4)] double? High,
    [property: Id(5)] double Hysteresis = 0,
    [property: Id(6)] int? MaxAgeSeconds = null) : Condition, ILimited
{
    /// <summary>Over <paramref name="value"/>.</summary>
    public static SensorCondition Above(SensorSelector sensor, double value, double hysteresis = 0) =>
        new(sensor, Comparison.Above, value, Low: null, High: null, hysteresis);

    /// <summary>Under <paramref name="value"/>.</summary>
    public static SensorCondition Below(SensorSelector sensor, double value, double hysteresis = 0) =>
        new(sensor, Comparison.Below, value, Low: null, High: null, hysteresis);

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static SensorCondition Between(SensorSelector sensor, double low, double high, double hysteresis = 0) =>
        new(sensor, Comparison.Between, Value: null, low, high, hysteresis);

    /// <summary>Under <paramref name="low"/> or over <paramref name="high"/>.</summary>
    public static SensorCondition Outside(SensorSelector sensor, double low, double high, double hysteresis = 0) =>
        new(sensor, Comparison.Outside, Value: null, low, high, hysteresis);
}

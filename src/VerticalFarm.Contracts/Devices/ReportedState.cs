namespace VerticalFarm.Contracts.Devices;

/// <summary>How a device was last seen to be.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReportedState")]
public sealed record ReportedState
{
    /// <summary>On or off; null when the entity does not say.</summary>
    [Id(0)]
    public PowerState? State { get; init; }

    /// <summary>Strength in percent, 0 to 100.</summary>
    [Id(1)]
    public double? Level { get; init; }

    /// <summary>Setpoint in °C.</summary>
    [Id(2)]
    public double? Temperature { get; init; }

    /// <summary>Setpoint in % relative humidity.</summary>
    [Id(3)]
    public double? Humidity { get; init; }

    /// <summary>Opening in percent, 0 to 100.</summary>
    [Id(4)]
    public double? Position { get; init; }

    /// <summary>A number of the device's own unit.</summary>
    [Id(5)]
    public double? Value { get; init; }

    /// <summary>When Home Assistant last updated it.</summary>
    [Id(6)]
    public required DateTimeOffset At { get; init; }
}

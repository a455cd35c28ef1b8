namespace VerticalFarm.Contracts.Reports;

/// <summary>A day in a few figures; null where nothing was measured.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReportFigures")]
public sealed record ReportFigures
{
    /// <summary>Which part of the time sensors with thresholds were in range, 0 to 1.</summary>
    [Id(0)]
    public double? InRange { get; init; }

    /// <summary>Which part of the expected readings is there, 0 to 1.</summary>
    [Id(1)]
    public double? Completeness { get; init; }

    /// <summary>Mean air temperature, °C.</summary>
    [Id(2)]
    public double? AirTemperature { get; init; }

    /// <summary>Mean relative humidity, %.</summary>
    [Id(3)]
    public double? RelativeHumidity { get; init; }

    /// <summary>Mean vapour pressure deficit of the air, kPa.</summary>
    [Id(4)]
    public double? Vpd { get; init; }

    /// <summary>Daily light integral, mol/m².</summary>
    [Id(5)]
    public double? Dli { get; init; }

    /// <summary>Electrical energy, kWh.</summary>
    [Id(6)]
    public double? EnergyKwh { get; init; }

    /// <summary>For how long devices were on, all together, in seconds.</summary>
    [Id(7)]
    public double? DeviceOnSeconds { get; init; }

    /// <summary>How often devices were turned on, all together.</summary>
    [Id(8)]
    public double? SwitchOns { get; init; }

    /// <summary>Alerts that opened.</summary>
    [Id(9)]
    public double? Alerts { get; init; }
}

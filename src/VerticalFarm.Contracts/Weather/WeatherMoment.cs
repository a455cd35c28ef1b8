namespace VerticalFarm.Contracts.Weather;

/// <summary>The weather at a moment; what the service does not tell is null.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.WeatherMoment")]
public sealed record WeatherMoment
{
    /// <summary>When.</summary>
    [Id(0)]
    public required DateTimeOffset At { get; init; }

    /// <summary>°C.</summary>
    [Id(1)]
    public double? Temperature { get; init; }

    /// <summary>Relative humidity in percent.</summary>
    [Id(2)]
    public double? Humidity { get; init; }

    /// <summary>How much of the sky is covered, in percent.</summary>
    [Id(3)]
    public double? CloudCover { get; init; }

    /// <summary>m/s.</summary>
    [Id(4)]
    public double? WindSpeed { get; init; }

    /// <summary>mm in an hour.</summary>
    [Id(5)]
    public double? Precipitation { get; init; }
}

using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Weather;

/// <summary>What a weather service said of a place.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.WeatherReport")]
public sealed record WeatherReport
{
    /// <summary>Which service.</summary>
    [Id(0)]
    public required string Provider { get; init; }

    /// <summary>When it said so.</summary>
    [Id(1)]
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>The weather then; its own time is that of the observation.</summary>
    [Id(2)]
    public required WeatherMoment Current { get; init; }

    /// <summary>What is to come, two days of it, in steps of one or three hours.</summary>
    [Id(3)]
    public required ImmutableArray<WeatherMoment> Forecast { get; init; }
}

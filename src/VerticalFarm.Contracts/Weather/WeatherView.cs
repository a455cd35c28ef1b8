using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Weather;

/// <summary>The weather at a farm's place.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.WeatherView")]
public sealed record WeatherView
{
    /// <summary>The place that it is of: the farm's, rounded to a tenth of a degree (some 10 km).</summary>
    [Id(0)]
    public required GeoPlace Place { get; init; }

    /// <summary>Which service says so.</summary>
    [Id(1)]
    public required string Provider { get; init; }

    /// <summary>When it was asked.</summary>
    [Id(2)]
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>Seconds since then.</summary>
    [Id(3)]
    public required double AgeSeconds { get; init; }

    /// <summary>Whether it is older than it should be, because the service does not answer.</summary>
    [Id(4)]
    public required bool Stale { get; init; }

    /// <summary>The weather then.</summary>
    [Id(5)]
    public required WeatherMoment Current { get; init; }

    /// <summary>The next 24 hours from now on, in steps of one or three hours; fewer when the service has not answered for long.</summary>
    [Id(6)]
    public required ImmutableArray<WeatherMoment> Forecast { get; init; }
}

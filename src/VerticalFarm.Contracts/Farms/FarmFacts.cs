using System.Collections.Immutable;
using VerticalFarm.Contracts.Weather;

namespace VerticalFarm.Contracts.Farms;

/// <summary>What a farm's parts need to know of it; they read it again when the farm tells them that it changed.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.FarmFacts")]
public sealed record FarmFacts
{
    /// <summary>IANA name of the farm's time zone.</summary>
    [Id(0)]
    public required string Timezone { get; init; }

    /// <summary>Where things stand.</summary>
    [Id(1)]
    public required FarmLayout Layout { get; init; }

    /// <summary>The farm's sensors.</summary>
    [Id(2)]
    public required ImmutableArray<SensorFacts> Sensors { get; init; }

    /// <summary>The farm's devices.</summary>
    [Id(3)]
    public required ImmutableArray<DeviceFacts> Devices { get; init; }

    /// <summary>The rules it owns. One that is not among them acts no more.</summary>
    [Id(4)]
    public required ImmutableArray<Guid> Rules { get; init; }

    /// <summary>Where on earth it is; null when it does not say.</summary>
    [Id(5)]
    public GeoPlace? Place { get; init; }
}

using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Farms;

/// <summary>What must be known of a farm to tell how it did.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReportFacts")]
public sealed record ReportFacts
{
    /// <summary>Its name.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>IANA name of its time zone.</summary>
    [Id(1)]
    public required string Timezone { get; init; }

    /// <summary>When it came into being (UTC).</summary>
    [Id(2)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Its devices.</summary>
    [Id(3)]
    public required ImmutableArray<DeviceFacts> Devices { get; init; }

    /// <summary>The names of its rules.</summary>
    [Id(4)]
    public required ImmutableDictionary<Guid, string> Rules { get; init; }
}

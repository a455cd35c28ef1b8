using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Farms;

/// <summary>What one device must know of its farm before it moves.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.DeviceSurroundings")]
public sealed record DeviceSurroundings
{
    /// <summary>IANA name of the farm's time zone.</summary>
    [Id(0)]
    public required string Timezone { get; init; }

    /// <summary>The emergency stop in force; null when there is none.</summary>
    [Id(1)]
    public EmergencyStop? Stop { get; init; }

    /// <summary>The devices that must never be on together with it, whichever side says so: id and name.</summary>
    [Id(2)]
    public ImmutableDictionary<Guid, string> Rivals { get; init; } = ImmutableDictionary<Guid, string>.Empty;
}

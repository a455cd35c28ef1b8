using System.Collections.Immutable;

namespace VerticalFarm.Grains.Devices;

/// <summary>Which devices have their turn.</summary>
internal sealed record ExclusionState
{
    public ImmutableArray<Guid> Turns { get; init; } = [];
}

using System.Collections.Immutable;
using VerticalFarm.Contracts.HomeAssistant;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>What is kept of a farm's Home Assistant. Which entities matter is not here: the farm's sensors and devices say so.</summary>
internal sealed record HomeAssistantState
{
    public string? Url { get; init; }

    /// <summary>The access token, encrypted with the cluster's key ring.</summary>
    public string? ProtectedToken { get; init; }

    /// <summary>Certificates (PEM) of the grower's own authorities.</summary>
    public string? CaCertificate { get; init; }

    /// <summary>The entity by which the farm shows itself there.</summary>
    public string? StatusEntityId { get; init; }

    /// <summary>Ids in Home Assistant's registry by entity: an entity that was renamed while nobody listened is known by them.</summary>
    public ImmutableDictionary<string, string> RegistryIds { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Entities that are governed no more and were not seen in their fail-safe state yet.</summary>
    public ImmutableArray<EntityParting> Partings { get; init; } = [];

    /// <summary>Whether the farm is no more: the connection ends with the last of <see cref="Partings"/>.</summary>
    public bool Ending { get; init; }
}

using System.Collections.Immutable;

namespace VerticalFarm.Contracts.HomeAssistant;

/// <summary>A farm's connection to Home Assistant as the API shows it; never with the token.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.HomeAssistantView")]
public sealed record HomeAssistantView
{
    /// <summary>Its address.</summary>
    [Id(0)]
    public required string Url { get; init; }

    /// <summary>Whether the connection stands.</summary>
    [Id(1)]
    public required bool Connected { get; init; }

    /// <summary>Home Assistant's version; null until it was heard.</summary>
    [Id(2)]
    public string? Version { get; init; }

    /// <summary>When it was last heard.</summary>
    [Id(3)]
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Why the connection does not stand, in words.</summary>
    [Id(4)]
    public string? Error { get; init; }

    /// <summary>Why the connection does not stand, in a word.</summary>
    [Id(5)]
    public HomeAssistantFault Reason { get; init; }

    /// <summary>Since when the connection does not stand; null while it stands.</summary>
    [Id(6)]
    public DateTimeOffset? DisconnectedSince { get; init; }

    /// <summary>The entity by which the farm shows itself in Home Assistant; null until it was written, which takes an administrator's token.</summary>
    [Id(7)]
    public string? StatusEntityId { get; init; }

    /// <summary>Sensors and devices whose entity is not to be found; empty while the connection does not stand.</summary>
    [Id(8)]
    public ImmutableArray<EntityProblem> Problems { get; init; } = [];
}

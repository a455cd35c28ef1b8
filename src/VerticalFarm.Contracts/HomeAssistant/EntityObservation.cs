using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Contracts.HomeAssistant;

/// <summary>What is known of a device's entity at a moment.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.EntityObservation")]
public sealed record EntityObservation
{
    /// <summary>Whether Home Assistant is connected; if not, nothing else is known.</summary>
    [Id(0)]
    public required bool Connected { get; init; }

    /// <summary>Whether Home Assistant has the entity and can reach it.</summary>
    [Id(1)]
    public bool Available { get; init; }

    /// <summary>How it is; null when unknown.</summary>
    [Id(2)]
    public ReportedState? State { get; init; }

    /// <summary>Since when this connection stands; null when none does. What was sent over an earlier one is answered no more.</summary>
    [Id(4)]
    public DateTimeOffset? ConnectedSince { get; init; }

    /// <summary>What became of the entity when it is not to be found, in words; null when it is.</summary>
    [Id(3)]
    public string? Problem { get; init; }
}

using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Contracts.HomeAssistant;

/// <summary>A command on its way to Home Assistant.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.DeviceDispatch")]
public sealed record DeviceDispatch
{
    /// <summary>The device that sends it and is told what became of it.</summary>
    [Id(0)]
    public required Guid DeviceId { get; init; }

    /// <summary>The command.</summary>
    [Id(1)]
    public required Guid CommandId { get; init; }

    /// <summary>The entity to move.</summary>
    [Id(2)]
    public required string EntityId { get; init; }

    /// <summary>What to do.</summary>
    [Id(3)]
    public required CommandKind Command { get; init; }

    /// <summary>How strong, how warm, how far.</summary>
    [Id(4)]
    public CommandData? Data { get; init; }

    /// <summary>When it is too late to send it; null for never.</summary>
    [Id(5)]
    public DateTimeOffset? SendBefore { get; init; }
}

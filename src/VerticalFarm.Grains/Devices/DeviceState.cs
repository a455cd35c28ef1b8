using System.Collections.Immutable;
using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Grains.Devices;

/// <summary>What a device keeps: enough to go on after any moment at which every silo dies.</summary>
internal sealed record DeviceState
{
    public Guid FarmId { get; init; }

    public DeviceSpec Spec { get; init; } = new() { Name = "", Type = DeviceType.Other, EntityId = "" };

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public long Version { get; init; }

    public DeviceMode Mode { get; init; }

    public DateTimeOffset? OverrideUntil { get; init; }

    public DesiredState? Desired { get; init; }

    /// <summary>The rule and the number of its decision that <see cref="Desired"/> comes from; null when it comes from elsewhere.</summary>
    public WishKey? DesiredBy { get; init; }

    /// <summary>What was desired before the open command; it comes back when a person's command fails.</summary>
    public DesiredState? DesiredBefore { get; init; }

    /// <summary>Where <see cref="DesiredBefore"/> came from.</summary>
    public WishKey? DesiredBeforeBy { get; init; }

    /// <summary>When the device turns itself off.</summary>
    public DateTimeOffset? LeaseExpiresAt { get; init; }

    /// <summary>When it was last seen to turn on; for <c>min_on_seconds</c>.</summary>
    public DateTimeOffset? TurnedOnAt { get; init; }

    /// <summary>When it was last seen to turn off; for <c>min_off_seconds</c>.</summary>
    public DateTimeOffset? TurnedOffAt { get; init; }

    /// <summary>The newest command, open or ended.</summary>
    public CommandView? Command { get; init; }

    /// <summary>Commands whose row in the history is not written yet.</summary>
    public ImmutableArray<CommandView> Unrecorded { get; init; } = [];
}

/// <summary>Which decision of which rule.</summary>
internal sealed record WishKey(Guid RuleId, long Decision);

using System.Collections.Immutable;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Grains.Devices.Control;
using VerticalFarm.Grains.Devices.Envelope;

namespace VerticalFarm.Grains.Devices;

/// <summary>What a device keeps: enough to go on after any moment at which every silo dies.</summary>
internal sealed record DeviceState
{
    public Guid FarmId { get; init; }

    public DeviceSpec Spec { get; init; } = new() { Name = "", Type = DeviceType.Other, EntityId = "" };

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public long Version { get; init; }

    /// <summary>Whether it was deleted and is ending: nothing of it is served.</summary>
    public bool Ending { get; init; }

    public DeviceMode Mode { get; init; }

    public DateTimeOffset? OverrideUntil { get; init; }

    public DesiredState? Desired { get; init; }

    /// <summary>The rule and the number of its decision that <see cref="Desired"/> comes from; null when it comes from elsewhere.</summary>
    public WishKey? DesiredBy { get; init; }

    /// <summary>What was desired before the open command; it comes back when a person's command fails.</summary>
    public DesiredState? DesiredBefore { get; init; }

    /// <summary>Where <see cref="DesiredBefore"/> came from.</summary>
    public WishKey? DesiredBeforeBy { get; init; }

    /// <summary>What each rule that wants something of it wants, whether it has the device or not; one a rule.</summary>
    public ImmutableArray<RuleWish> Claims { get; init; } = [];

    /// <summary>The rules that let go of late: what they wished before may still be on its way.</summary>
    public ImmutableArray<PastClaim> PastClaims { get; init; } = [];

    /// <summary>The rules that are told when it turns on or off, or goes or comes.</summary>
    public ImmutableArray<Guid> Watchers { get; init; } = [];

    /// <summary>When a person last wanted something, or a lease ended; what a rule decided before that is outdated.</summary>
    public DateTimeOffset? WantedAt { get; init; }

    /// <summary>What <see cref="WantedAt"/> was before the open command.</summary>
    public DateTimeOffset? WantedBeforeAt { get; init; }

    /// <summary>When the device turns itself off.</summary>
    public DateTimeOffset? LeaseExpiresAt { get; init; }

    /// <summary>When it was last seen to turn on; for <c>min_on_seconds</c>.</summary>
    public DateTimeOffset? TurnedOnAt { get; init; }

    /// <summary>When it was last seen to turn off; for <c>min_off_seconds</c>.</summary>
    public DateTimeOffset? TurnedOffAt { get; init; }

    /// <summary>For how long it was on today, in runs that have ended; for <c>max_on_seconds_per_day</c>.</summary>
    public OnTime? OnTime { get; init; }

    /// <summary>Since when it cannot be seen; null while it can.</summary>
    public DateTimeOffset? OfflineSince { get; init; }

    /// <summary>When an ON was given up of which nobody knows whether Home Assistant will still carry it out.</summary>
    public DateTimeOffset? StragglerSince { get; init; }

    /// <summary>Whether Home Assistant gave no answer to the last try of the open command.</summary>
    public bool Unanswered { get; init; }

    /// <summary>Whether the device looked as wanted already when the open command was last sent.</summary>
    public bool SentWhenSo { get; init; }

    /// <summary>What its safety envelope last did against who wanted it on; null once that is settled.</summary>
    public Incident? Incident { get; init; }

    /// <summary>The newest command, open or ended.</summary>
    public CommandView? Command { get; init; }

    /// <summary>Commands whose row in the history is not written yet.</summary>
    public ImmutableArray<CommandView> Unrecorded { get; init; } = [];
}

/// <summary>Which decision of which rule.</summary>
internal sealed record WishKey(Guid RuleId, long Decision);

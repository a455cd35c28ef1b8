using System.Collections.Immutable;
using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Contracts.Automation;

/// <summary>One change of a rule's outcome, kept for ever: what it saw and what came of it.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.DecisionView")]
public sealed record DecisionView
{
    /// <summary>The rule.</summary>
    [Id(0)]
    public required Guid RuleId { get; init; }

    /// <summary>Counts the rule's decisions from 1.</summary>
    [Id(1)]
    public required long Sequence { get; init; }

    /// <summary>When it was made.</summary>
    [Id(2)]
    public required DateTimeOffset At { get; init; }

    /// <summary>What the rule said before.</summary>
    [Id(3)]
    public required RuleOutcome Previous { get; init; }

    /// <summary>What the rule says from then on.</summary>
    [Id(4)]
    public required RuleOutcome Outcome { get; init; }

    /// <summary>The rule's mode at that time.</summary>
    [Id(5)]
    public required RuleMode Mode { get; init; }

    /// <summary>Every clause with its input, age, truth and margin.</summary>
    [Id(6)]
    public required ImmutableArray<ClauseExplanation> Inputs { get; init; }

    /// <summary>What each action came to; in shadow mode, what each would have been. Empty for outcomes without action.</summary>
    [Id(7)]
    public required ImmutableArray<ActionOutcome> Actions { get; init; }

    /// <summary>The person who had it brought about; null when the rule decided itself.</summary>
    [Id(8)]
    public Guid? ExecutedBy { get; init; }
}

/// <summary>What an action of a decision came to.</summary>
/// <param name="DeviceId">The device; null for an alert.</param>
/// <param name="Command">What was wanted of it; null for an alert.</param>
/// <param name="Disposition">What the device made of it.</param>
/// <param name="CommandId">The command that came of it.</param>
/// <param name="Message">Why nothing came of it, in words; for an alert, what people are told, or would have been.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ActionOutcome")]
public sealed record ActionOutcome(
    [property: Id(0)] Guid? DeviceId,
    [property: Id(1)] CommandKind? Command,
    [property: Id(2)] WishDisposition Disposition,
    [property: Id(3)] Guid? CommandId,
    [property: Id(4)] string? Message);

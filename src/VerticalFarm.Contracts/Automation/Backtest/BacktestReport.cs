using System.Collections.Immutable;
using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Contracts.Automation.Backtest;

/// <summary>What a rule would have done.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.BacktestReport")]
public sealed record BacktestReport
{
    /// <summary>The most entries in a list; what happened beyond that is counted and not listed.</summary>
    public const int MaxListed = 1_000;

    /// <summary>Begin of the time.</summary>
    [Id(0)]
    public required DateTimeOffset From { get; init; }

    /// <summary>Its end.</summary>
    [Id(1)]
    public required DateTimeOffset To { get; init; }

    /// <summary>What it was tried against: every reading, or averages of a minute where those would have been too many.</summary>
    [Id(2)]
    public required ReadingResolution Resolution { get; init; }

    /// <summary>How many readings it was tried against.</summary>
    [Id(3)]
    public required long Readings { get; init; }

    /// <summary>How many times it was evaluated.</summary>
    [Id(4)]
    public required long Evaluations { get; init; }

    /// <summary>When <c>then</c> would have been in force, the oldest first; the first 1,000.</summary>
    [Id(5)]
    public required ImmutableArray<BacktestFiring> Firings { get; init; }

    /// <summary>How many firings there were in all.</summary>
    [Id(6)]
    public required long FiringsTotal { get; init; }

    /// <summary>For how much of the time the rule said what.</summary>
    [Id(7)]
    public required BacktestShares Shares { get; init; }

    /// <summary>What it said from when on, the oldest first; the first 1,000.</summary>
    [Id(8)]
    public required ImmutableArray<BacktestTurn> Timeline { get; init; }

    /// <summary>What its devices would have done.</summary>
    [Id(9)]
    public required ImmutableArray<BacktestDevice> Devices { get; init; }

    /// <summary>What their safety envelopes would have refused, each wish once, the oldest first; the first 1,000.</summary>
    [Id(10)]
    public required ImmutableArray<BacktestRefusal> Refused { get; init; }

    /// <summary>How many refusals there were in all.</summary>
    [Id(11)]
    public required long RefusedTotal { get; init; }

    /// <summary>How many times people would have been told.</summary>
    [Id(12)]
    public required long Notifications { get; init; }
}

/// <summary>A stretch in which <c>then</c> would have been in force.</summary>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended, or the end of the time.</param>
/// <param name="Seconds">How long it was.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.BacktestFiring")]
public sealed record BacktestFiring([property: Id(0)] DateTimeOffset From, [property: Id(1)] DateTimeOffset To, [property: Id(2)] double Seconds);

/// <summary>Shares of the time, from 0 to 1; together 1.</summary>
/// <param name="True">The rule was true.</param>
/// <param name="False">It was false.</param>
/// <param name="Unknown">It was unknown.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.BacktestShares")]
public sealed record BacktestShares([property: Id(0)] double True, [property: Id(1)] double False, [property: Id(2)] double Unknown);

/// <summary>A change of what the rule said.</summary>
/// <param name="At">When.</param>
/// <param name="Outcome">What it said from then on.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.BacktestTurn")]
public sealed record BacktestTurn([property: Id(0)] DateTimeOffset At, [property: Id(1)] RuleOutcome Outcome);

/// <summary>What a device would have done, had this rule alone moved it; off at the begin.</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="Name">Its name.</param>
/// <param name="OnSeconds">How long it would have run.</param>
/// <param name="Starts">How many times it would have been turned on.</param>
/// <param name="LeasesEnded">How many times it would have turned itself off, because it was on for as long as it may.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.BacktestDevice")]
public sealed record BacktestDevice(
    [property: Id(0)] Guid DeviceId,
    [property: Id(1)] string Name,
    [property: Id(2)] double OnSeconds,
    [property: Id(3)] int Starts,
    [property: Id(4)] int LeasesEnded);

/// <summary>A wish that a device's safety envelope would have refused when it was first said.</summary>
/// <param name="At">When.</param>
/// <param name="DeviceId">The device.</param>
/// <param name="Command">What was wanted.</param>
/// <param name="Message">What forbade it, and until when.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.BacktestRefusal")]
public sealed record BacktestRefusal(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] Guid DeviceId,
    [property: Id(2)] Devices.CommandKind Command,
    [property: Id(3)] string Message);

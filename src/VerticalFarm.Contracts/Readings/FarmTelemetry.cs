using System.Collections.Immutable;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Contracts.Readings;

/// <summary>What became of a farm's readings, and what did not arrive.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.FarmTelemetry")]
public sealed record FarmTelemetry
{
    /// <summary>Gaps are looked for from this moment on.</summary>
    [Id(0)]
    public required DateTimeOffset From { get; init; }

    /// <summary>Up to this moment.</summary>
    [Id(1)]
    public required DateTimeOffset To { get; init; }

    /// <summary>The sensors, in the order of the farm.</summary>
    [Id(2)]
    public required ImmutableArray<SensorTelemetry> Sensors { get; init; }

    /// <summary>Those who number their readings (<c>seq</c>).</summary>
    [Id(3)]
    public required ImmutableArray<SenderTelemetry> Senders { get; init; }
}

/// <summary>What became of a sensor's readings.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SensorTelemetry")]
public sealed record SensorTelemetry
{
    /// <summary>The sensor.</summary>
    [Id(0)]
    public required Guid SensorId { get; init; }

    /// <summary>Its name.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>How many readings.</summary>
    [Id(2)]
    public required ReadingCounts Counts { get; init; }

    /// <summary>Its newest reading; null before the first.</summary>
    [Id(3)]
    public SensorReading? Last { get; init; }

    /// <summary>Seconds in which a reading is expected.</summary>
    [Id(4)]
    public required int ExpectedIntervalSeconds { get; init; }

    /// <summary>How many readings there are in the time looked at.</summary>
    [Id(5)]
    public required long Readings { get; init; }

    /// <summary>How often nothing came for more than twice the expected interval.</summary>
    [Id(6)]
    public required int GapCount { get; init; }

    /// <summary>How many readings would have come in the gaps.</summary>
    [Id(7)]
    public required long Missing { get; init; }

    /// <summary>The last of the gaps, the newest first.</summary>
    [Id(8)]
    public required ImmutableArray<ReadingGap> Gaps { get; init; }
}

/// <summary>Numbers of readings: received are those stored, those that were there before and those rejected.</summary>
/// <param name="Since">From when on they were counted: the start of the silo that the sensor is in, at the earliest.</param>
/// <param name="Received">All that came and were answered.</param>
/// <param name="Stored">Committed to the database, and not there before.</param>
/// <param name="Duplicate">Of the same time as one that was there before; the last one written counts.</param>
/// <param name="Rejected">Not taken.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReadingCounts")]
public sealed record ReadingCounts(
    [property: Id(0)] DateTimeOffset Since, [property: Id(1)] long Received, [property: Id(2)] long Stored, [property: Id(3)] long Duplicate, [property: Id(4)] long Rejected);

/// <summary>A time without readings.</summary>
/// <param name="From">The reading before it.</param>
/// <param name="To">The reading after it, or the end of the time looked at.</param>
/// <param name="Missing">How many readings would have come.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReadingGap")]
public readonly record struct ReadingGap([property: Id(0)] DateTimeOffset From, [property: Id(1)] DateTimeOffset To, [property: Id(2)] long Missing);

/// <summary>The numbers that one sender gave its readings, as they arrived.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SenderTelemetry")]
public sealed record SenderTelemetry
{
    /// <summary>The API key, or the account.</summary>
    [Id(0)]
    public required Guid SenderId { get; init; }

    /// <summary>The least number that arrived.</summary>
    [Id(1)]
    public required long First { get; init; }

    /// <summary>The greatest.</summary>
    [Id(2)]
    public required long Last { get; init; }

    /// <summary>How many arrived.</summary>
    [Id(3)]
    public required long Received { get; init; }

    /// <summary>How many between the first and the last did not.</summary>
    [Id(4)]
    public required long Missing { get; init; }

    /// <summary>Which, the first hundred runs of them.</summary>
    [Id(5)]
    public required ImmutableArray<SequenceGap> Gaps { get; init; }
}

/// <summary>Numbers that did not arrive.</summary>
/// <param name="From">The first of them.</param>
/// <param name="To">The last of them.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SequenceGap")]
public readonly record struct SequenceGap([property: Id(0)] long From, [property: Id(1)] long To);

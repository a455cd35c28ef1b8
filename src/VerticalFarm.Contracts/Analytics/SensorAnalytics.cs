using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Contracts.Analytics;

/// <summary>What the readings of a sensor come to, in its own unit.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SensorAnalytics")]
public sealed record SensorAnalytics
{
    /// <summary>The sensor.</summary>
    [Id(0)]
    public required Guid SensorId { get; init; }

    /// <summary>Its name.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>What it measures.</summary>
    [Id(2)]
    public required SensorType Type { get; init; }

    /// <summary>The unit of its values.</summary>
    [Id(3)]
    public required string Unit { get; init; }

    /// <summary>The least value; null without readings.</summary>
    [Id(4)]
    public double? Min { get; init; }

    /// <summary>The mean of its readings; null without readings.</summary>
    [Id(5)]
    public double? Avg { get; init; }

    /// <summary>The greatest value; null without readings.</summary>
    [Id(6)]
    public double? Max { get; init; }

    /// <summary>How many readings there are.</summary>
    [Id(7)]
    public required long Readings { get; init; }

    /// <summary>How many would have come at its expected interval.</summary>
    [Id(8)]
    public required long Expected { get; init; }

    /// <summary>Which part of the expected readings is there, 0 to 1; null when none was expected.</summary>
    [Id(9)]
    public double? Completeness { get; init; }

    /// <summary>Which part of the time its value was known, 0 to 1: a reading counts until the next one, for three expected intervals at most.</summary>
    [Id(10)]
    public required double Known { get; init; }

    /// <summary>The range that its thresholds set; null without any.</summary>
    [Id(11)]
    public ValueRange? Range { get; init; }

    /// <summary>Which part of the known time its value was in range, 0 to 1; null without thresholds or readings.</summary>
    [Id(12)]
    public double? InRange { get; init; }

    /// <summary>Which part of the known time it was too low.</summary>
    [Id(13)]
    public double? BelowRange { get; init; }

    /// <summary>Which part of the known time it was too high.</summary>
    [Id(14)]
    public double? AboveRange { get; init; }
}

/// <summary>Values that are fine, both limits included.</summary>
/// <param name="Low">What is below this is too low; null for no limit.</param>
/// <param name="High">What is above this is too high; null for no limit.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ValueRange")]
public sealed record ValueRange([property: Id(0)] double? Low, [property: Id(1)] double? High);

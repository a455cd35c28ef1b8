using System.Collections.Immutable;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Api.Readings;

/// <summary>What became of a farm's readings. Of the counts, received is always stored and duplicate and rejected together.</summary>
/// <param name="From">Gaps are looked for from this moment on.</param>
/// <param name="To">Up to this moment.</param>
/// <param name="Received">Readings that came and were answered, of all sensors.</param>
/// <param name="Stored">Of those: committed to the database, and not there before.</param>
/// <param name="Duplicate">Of those: of a sensor and time that were there before; the last one written counts.</param>
/// <param name="Rejected">Of those: not taken.</param>
/// <param name="Sensors">The same of each sensor, and what did not come from it.</param>
/// <param name="Senders">Those who number their readings with `seq`, and which numbers did not arrive.</param>
internal sealed record TelemetryAnswer(
    DateTimeOffset From, DateTimeOffset To, long Received, long Stored, long Duplicate, long Rejected, ImmutableArray<SensorTelemetryAnswer> Sensors, ImmutableArray<SenderTelemetry> Senders)
{
    public static TelemetryAnswer Of(FarmTelemetry telemetry) => new(
        telemetry.From,
        telemetry.To,
        telemetry.Sensors.Sum(sensor => sensor.Counts.Received),
        telemetry.Sensors.Sum(sensor => sensor.Counts.Stored),
        telemetry.Sensors.Sum(sensor => sensor.Counts.Duplicate),
        telemetry.Sensors.Sum(sensor => sensor.Counts.Rejected),
        [.. telemetry.Sensors.Select(SensorTelemetryAnswer.Of)],
        telemetry.Senders);
}

/// <summary>What became of a sensor's readings.</summary>
/// <param name="SensorId">The sensor.</param>
/// <param name="Name">Its name.</param>
/// <param name="CountedSince">From when on its readings were counted: the start of the silo that the sensor is in, at the earliest.</param>
/// <param name="Received">Readings that came and were answered.</param>
/// <param name="Stored">Committed to the database, and not there before.</param>
/// <param name="Duplicate">Of a time that was there before.</param>
/// <param name="Rejected">Not taken.</param>
/// <param name="Last">Its newest reading; null before the first.</param>
/// <param name="ExpectedIntervalSeconds">How far apart its readings are expected.</param>
/// <param name="Readings">How many readings there are in the time looked at.</param>
/// <param name="Missing">How many more would have come, had there been no gaps.</param>
/// <param name="GapCount">How often nothing came for more than twice the expected interval.</param>
/// <param name="Gaps">The last ten of the gaps, the newest first.</param>
internal sealed record SensorTelemetryAnswer(
    Guid SensorId,
    string Name,
    DateTimeOffset CountedSince,
    long Received,
    long Stored,
    long Duplicate,
    long Rejected,
    SensorReading? Last,
    int ExpectedIntervalSeconds,
    long Readings,
    long Missing,
    int GapCount,
    ImmutableArray<ReadingGap> Gaps)
{
    public static SensorTelemetryAnswer Of(SensorTelemetry sensor) => new(
        sensor.SensorId,
        sensor.Name,
        sensor.Counts.Since,
        sensor.Counts.Received,
        sensor.Counts.Stored,
        sensor.Counts.Duplicate,
        sensor.Counts.Rejected,
        sensor.Last,
        sensor.ExpectedIntervalSeconds,
        sensor.Readings,
        sensor.Missing,
        sensor.GapCount,
        sensor.Gaps);
}

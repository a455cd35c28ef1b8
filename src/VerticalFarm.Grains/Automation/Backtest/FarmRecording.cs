using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Grains.Automation.Evaluation;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Automation.Backtest;

/// <summary>What is recorded of a farm, as far as a rule looks at it and moves it.</summary>
internal sealed record FarmRecording
{
    /// <summary>The farm's time zone.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>What the readings are: every one, or averages of a minute.</summary>
    public required ReadingResolution Resolution { get; init; }

    /// <summary>The sensors that the rule looks at, with what they read, oldest first.</summary>
    public required IReadOnlyList<(SensorInput Sensor, IReadOnlyList<ReadingPoint> Readings)> Sensors { get; init; }

    /// <summary>The devices that the rule looks at, with when they were seen to turn, oldest first.</summary>
    public required IReadOnlyList<(DeviceInput Device, IReadOnlyList<RecordedTurn> Turns)> Devices { get; init; }

    /// <summary>The devices that the rule moves.</summary>
    public required IReadOnlyList<DeviceView> Moved { get; init; }
}

/// <summary>A device was seen to turn on or off.</summary>
internal readonly record struct RecordedTurn(DateTimeOffset At, bool On);

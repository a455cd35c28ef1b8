namespace VerticalFarm.Contracts.Alerts;

/// <summary>What a part of a farm says when something is wrong. Saying it again does no harm.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.AlertSignal")]
public sealed record AlertSignal
{
    /// <summary>Who says it.</summary>
    [Id(0)]
    public required AlertSource Source { get; init; }

    /// <summary>What it is about.</summary>
    [Id(1)]
    public required AlertKind Kind { get; init; }

    /// <summary>How bad it is.</summary>
    [Id(2)]
    public required AlertSeverity Severity { get; init; }

    /// <summary>In words, for people.</summary>
    [Id(3)]
    public required string Message { get; init; }

    /// <summary>
    /// When it came about: since when it is so, or when it happened. A signal with a later time than the one before is the cause coming anew,
    /// and is counted; one with the same time is the same said again.
    /// </summary>
    [Id(4)]
    public required DateTimeOffset At { get; init; }

    /// <summary>The value that gave rise to it, in the sensor's unit.</summary>
    [Id(5)]
    public double? Value { get; init; }

    /// <summary>Whether a Home Assistant that is down explains it. While it is, this is not told by itself.</summary>
    [Id(6)]
    public bool ThroughHomeAssistant { get; init; }
}

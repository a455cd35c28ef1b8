namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>What a clause of a sensor, or of several, read.</summary>
internal sealed record SensorObservation
{
    /// <summary>What was read: the sensor's name, or "average air temperature of 2 sensors"; null when there is no such sensor.</summary>
    public required string? Subject { get; init; }

    /// <summary>The unit of the value; may be empty.</summary>
    public required string Unit { get; init; }

    /// <summary>The value; null when no reading is young enough.</summary>
    public double? Value { get; init; }

    /// <summary>When the newest reading was taken, however old; null when there is none.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The earliest moment at which a reading that counts is too old to; null when none counts.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Why there is no value, in words; null when there is one.</summary>
    public string? Missing { get; init; }
}

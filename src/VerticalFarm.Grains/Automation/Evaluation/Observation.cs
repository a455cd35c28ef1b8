namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>What a clause that compares a number read.</summary>
internal sealed record Observation
{
    /// <summary>What was read: a sensor's name, or "average air temperature of 2 sensors"; null when there is no such sensor.</summary>
    public required string? Subject { get; init; }

    /// <summary>The unit of the value; may be empty.</summary>
    public required string Unit { get; init; }

    /// <summary>The value; null when nothing that was read is young enough.</summary>
    public double? Value { get; init; }

    /// <summary>When the newest of what was read was measured, however old; null when there is nothing.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The earliest moment at which something that counts is too old to; null when nothing counts.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Why there is no value, in words; null when there is one.</summary>
    public string? Missing { get; init; }
}

namespace VerticalFarm.Contracts.Maintenance;

/// <summary>A run of a job.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.JobRunView")]
public sealed record JobRunView
{
    /// <summary>When it began.</summary>
    [Id(0)]
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took, in seconds; null while it runs.</summary>
    [Id(1)]
    public double? DurationSeconds { get; init; }

    /// <summary>How far it came.</summary>
    [Id(2)]
    public required JobOutcome Outcome { get; init; }

    /// <summary>What it came to, or why it failed, for people.</summary>
    [Id(3)]
    public string? Detail { get; init; }
}

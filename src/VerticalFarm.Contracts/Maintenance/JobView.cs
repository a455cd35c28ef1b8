namespace VerticalFarm.Contracts.Maintenance;

/// <summary>Something that the cluster does by itself, now and then.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.JobView")]
public sealed record JobView
{
    /// <summary>What it is called.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>What keeps it going.</summary>
    [Id(1)]
    public required JobKind Kind { get; init; }

    /// <summary>When it is due, in words; times are UTC.</summary>
    [Id(2)]
    public required string Schedule { get; init; }

    /// <summary>Its last run; null before the first, and for reminders.</summary>
    [Id(3)]
    public JobRunView? LastRun { get; init; }

    /// <summary>When it is run next, or tried again; null for reminders.</summary>
    [Id(4)]
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>How many grains have this reminder; null for a job.</summary>
    [Id(5)]
    public long? Count { get; init; }

    /// <summary>Seconds that the one which is furthest behind is late; null where that is not known.</summary>
    [Id(6)]
    public double? LateSeconds { get; init; }
}

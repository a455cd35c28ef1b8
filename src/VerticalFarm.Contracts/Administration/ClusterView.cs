using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Administration;

/// <summary>How the cluster is at a moment.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ClusterView")]
public sealed record ClusterView
{
    /// <summary>When this was so.</summary>
    [Id(0)]
    public required DateTimeOffset At { get; init; }

    /// <summary>Every silo that is or was lately part of it, the active ones first.</summary>
    [Id(1)]
    public required ImmutableArray<SiloView> Silos { get; init; }

    /// <summary>What is in memory, by type of grain, the most first.</summary>
    [Id(2)]
    public required ImmutableArray<GrainCount> Grains { get; init; }

    /// <summary>Whether the reminders that evaluate rules every minute keep up.</summary>
    [Id(3)]
    public required ReminderLag Reminders { get; init; }
}

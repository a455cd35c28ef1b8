namespace VerticalFarm.Telemetry;

/// <summary>Limits of writing and reading.</summary>
public sealed class TelemetryOptions
{
    /// <summary>
    /// How many readings may be on their way to the database. Default 200,000, some 6 MB; at least <see cref="MaxGroupReadings"/>. A larger one rides out longer
    /// stalls, and makes callers wait longer before they are told to come again.
    /// </summary>
    public int QueueCapacity { get; set; } = 200_000;

    /// <summary>The most readings in one commit, and so in one call. Default 50,000; 1 to 65,536. More make single commits slower, and faster ones rarer.</summary>
    public int MaxGroupReadings { get; set; } = 50_000;

    /// <summary>
    /// The same as <see cref="QueueCapacity"/> for readings that come late, which have a queue of their own. Default 100,000; at least <see cref="MaxLateGroupReadings"/>.
    /// </summary>
    public int LateQueueCapacity { get; set; } = 100_000;

    /// <summary>The most late readings in one commit, and so in one call. Default 10,000; 1 to 65,536. They are looked for among those that are there, so it takes longer.</summary>
    public int MaxLateGroupReadings { get; set; } = 10_000;

    /// <summary>
    /// How many commits run at once. Default 2; 1 to 8. Each uses a connection and a core of the database; on two cores the second made a third to a half more
    /// readings a second in batches of 100 and 1,000, and a sixth more when they came one by one.
    /// </summary>
    public int Writers { get; set; } = 2;

    /// <summary>How long a call to the writer may take in all. Default 12 s: whoever asked over the cluster is told before its own patience ends.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>How long storing one group may take. Default 10 s; a group that takes longer is given up.</summary>
    public TimeSpan CommitTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a query may take. Default 10 s.</summary>
    public TimeSpan QueryTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The most readings that one step of packing takes. Default 100,000, some 20 MB while it lasts; at least 1. Fewer make it slower.</summary>
    public int SealBatch { get; set; } = 100_000;

    /// <summary>How long one step of packing may take. Default 2 min; one that takes longer is given up and changes nothing.</summary>
    public TimeSpan SealTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>When those who are turned away are told to come again. Default 1 s.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);
}

namespace VerticalFarm.Grains.Maintenance;

/// <summary>
/// Something to be done now and then, by one silo at a time. It must bear being run again at any moment: a silo may die in the middle of it.
/// One of each is made with the grain that runs them, so what it remembers is as old as that.
/// </summary>
internal interface IHousekeepingJob
{
    /// <summary>What it is called: the key of its runs.</summary>
    string Name { get; }

    /// <summary>When it is due.</summary>
    JobSchedule Schedule { get; }

    /// <summary>Does what there is to do, or as much of it as fits into the stretch.</summary>
    Task<JobResult> RunAsync(JobStretch stretch, CancellationToken ct);
}

using Orleans.Concurrency;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Maintenance;

/// <summary>
/// What has to be done now and then, and once in the whole cluster: readings of past hours are packed, what is old is let go. Key: 0. What is
/// asked of it interleaves, for a run may take a while.
/// </summary>
[Alias("VerticalFarm.IMaintenanceGrain")]
public interface IMaintenanceGrain : IGrainWithIntegerKey
{
    /// <summary>Make sure that the reminders are set. Called when a silo starts.</summary>
    [OneWay]
    Task Begin();

    /// <summary>Every job with its last run and its next, in the order in which they are run, then the reminders of grains; the search looks in the name.</summary>
    [Alias("ListJobs")]
    [Requires(Permission.Admin), AlwaysInterleave]
    Task<Page<JobView>> ListJobs(PageRequest page);

    /// <summary>The runs of a job that are on record, the newest first; the search looks in the detail. <see cref="FailureKind.NotFound"/> when there is no such job.</summary>
    [Alias("ListRuns")]
    [Requires(Permission.Admin), AlwaysInterleave]
    Task<Result<Page<JobRunView>>> ListRuns(string job, PageRequest page);

    /// <summary>Has a job run now, whether it is due or not; one that runs already runs once more after that. Returns before it has run.</summary>
    [Alias("Run")]
    [Requires(Permission.Admin), AlwaysInterleave]
    Task<Result<JobView>> Run(string job);
}

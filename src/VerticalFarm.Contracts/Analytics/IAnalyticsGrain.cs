using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Analytics;

/// <summary>Adds up what a farm's sensors and devices did. Keeps nothing; key: the farm's id.</summary>
[Alias("VerticalFarm.IAnalyticsGrain")]
public interface IAnalyticsGrain : IGrainWithGuidKey
{
    /// <summary>The longest time that can be asked for, in days.</summary>
    const int MaxDays = 366;

    /// <summary>
    /// What they come to between two moments. <see cref="FailureKind.Validation"/> when it is too much for one answer;
    /// <see cref="FailureKind.Unavailable"/> while the database does not answer.
    /// </summary>
    /// <param name="from">From this moment on.</param>
    /// <param name="to">Up to this moment: after <paramref name="from"/>, and at most <see cref="MaxDays"/> days after it.</param>
    /// <param name="ct">Ends it, and the statement that the database is at.</param>
    [Requires(Permission.FarmViewer)]
    Task<Result<FarmAnalytics>> Get(DateTimeOffset from, DateTimeOffset to, CancellationToken ct);
}

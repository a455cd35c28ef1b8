using Orleans.Concurrency;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Reports;

/// <summary>
/// The reports of a farm. Key: the farm's id. Keeps nothing but what is in the database, where one of each date can be; so making one is asked for as often as
/// anybody likes. Reading methods interleave with the making.
/// </summary>
[Alias("VerticalFarm.IReportGrain")]
public interface IReportGrain : IGrainWithGuidKey
{
    /// <summary>The reports, the newest first.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Page<ReportSummary>> List(ReportQuery query);

    /// <summary>The report of a date. <see cref="FailureKind.NotFound"/> when there is none.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<DailyReport>> Get(DateOnly date);

    /// <summary>The same written out.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<ReportText>> Write(DateOnly date, ReportFormat format);

    /// <summary>
    /// Makes a report now, and stores it. One that is final stays as it is and is answered; that of today is made anew each time, and replaced when the day is over.
    /// <see cref="FailureKind.BusinessRule"/> for a date to come, or before the farm was there.
    /// </summary>
    [Requires(Permission.FarmOperator), ResponseTimeout("00:01:00")]
    Task<Result<MadeReport>> Make(ReportRequest request);

    /// <summary>
    /// Makes what is due: the reports of past days that there are none of, 31 days back at most, and leaves for the channels what was not left yet. A hint: to be sent
    /// as often as anybody likes. Sent, not awaited.
    /// </summary>
    [OneWay]
    Task MakeDue();

    /// <summary>Lets go of all reports and runs of devices, because the farm ends.</summary>
    Task Remove();
}

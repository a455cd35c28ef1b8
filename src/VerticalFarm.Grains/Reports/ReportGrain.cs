using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Reports;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Calls;
using VerticalFarm.Grains.Devices;
using VerticalFarm.Grains.Devices.Envelope;
using VerticalFarm.Grains.Notifications;
using VerticalFarm.Grains.Reports.Writing;

namespace VerticalFarm.Grains.Reports;

/// <summary>
/// The reports of a farm. What is due is worked out from what is stored, so a tick that comes late, twice or not at all changes nothing; that there is one for each
/// date is the table's affair.
/// </summary>
internal sealed partial class ReportGrain(
    ReportStore store, ReportMaker maker, DeviceRuns runs, INotificationOutbox outbox, AuditLog audit, TimeProvider time, ILogger<ReportGrain> logger) : Grain, IReportGrain, IFarmPart
{
    private const int DaysBeforeFarm = 396; // As long as readings are kept one by one.
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    private IGrainTimer? _retry;

    public Guid? FarmId => this.GetPrimaryKey();

    private Guid Id => this.GetPrimaryKey();

    public Task<Page<ReportSummary>> List(ReportQuery query) => store.ListAsync(Id, query);

    public async Task<Result<DailyReport>> Get(DateOnly date) => await store.FindAsync(Id, date) is { } report ? report : Failure.NotFound("report");

    public async Task<Result<ReportText>> Write(DateOnly date, ReportFormat format) => await store.FindAsync(Id, date) is { } report
        ? new ReportText(format == ReportFormat.Html ? ReportPage.Write(report) : ReportTable.Write(report))
        : Failure.NotFound("report");

    public async Task<Result<MadeReport>> Make(ReportRequest request)
    {
        if (await Farm().ReportFacts() is not { } farm)
        {
            return Failure.NotFound("farm");
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(farm.Timezone);
        if (Forbids(request.Date, zone, farm) is { } why)
        {
            return Failure.BusinessRule($"There is no report of this date: it {why}", new FieldError("date", why));
        }

        var day = LocalDay.On(request.Date, zone);
        var earlier = await store.FindAsync(Id, request.Date);
        if (earlier is { Final: true })
        {
            return new MadeReport(earlier, IsNew: false);
        }

        await audit.RecordAsync(Id, AuditActions.Created, AuditSubjects.Report, Id, after: request);
        var report = await MakeAsync(farm, day, zone);

        // Who asked for it has it; the day's own report is told of when it is over.
        var stored = await store.SaveAsync(report, tell: !report.Final);
        return new MadeReport(stored ? report : (await store.FindAsync(Id, request.Date))!, earlier is null);
    }

    public async Task MakeDue()
    {
        try
        {
            if (await Farm().ReportFacts() is { } farm)
            {
                await MakeDueAsync(farm);
                await AnnounceDueAsync();
            }
        }
        catch (Exception fault)
        {
            ReportMetrics.Failed();
            LogPutOff(logger, fault, Id);
            TryAgainSoon();
        }
    }

    public async Task Remove()
    {
        _retry?.Dispose();
        await store.RemoveAllAsync(Id);
        await runs.RemoveAllAsync(Id);
        DeactivateOnIdle();
    }

    // Of before the farm was there too: readings may have been sent in afterwards.
    private string? Forbids(DateOnly date, TimeZoneInfo zone, ReportFacts farm) =>
        date > LocalDay.Of(time.GetUtcNow(), zone).Date ? "is yet to come"
        : date < LocalDay.Of(farm.CreatedAt, zone).Date.AddDays(-DaysBeforeFarm) ? "is long before the farm was there"
        : LocalDay.On(date, zone) is var day && day.Start >= day.End ? "was left out of the calendar in the farm's time zone"
        : null;

    private async Task MakeDueAsync(ReportFacts farm)
    {
        var (zone, now) = (TimeZoneInfo.FindSystemTimeZoneById(farm.Timezone), time.GetUtcNow());
        var made = await store.FinalDatesAsync(Id, LocalDay.Of(now, zone).Date.AddDays(-ReportSchedule.MadeUpDays));
        Exception? fault = null;
        foreach (var day in ReportSchedule.Due(farm.CreatedAt, zone, now, made))
        {
            try
            {
                await store.SaveAsync(await MakeAsync(farm, day, zone), tell: true);
            }
            catch (Exception some) when (!StorageFaultFilter.IsOutage(some))
            {
                fault ??= some; // One day that cannot be told does not hold up the others.
            }
        }

        if (fault is not null)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
    }

    private async Task<DailyReport> MakeAsync(ReportFacts farm, LocalDay day, TimeZoneInfo zone)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var report = await maker.MakeAsync(Id, farm, day, zone);
        ReportMetrics.Made(TimeProvider.System.GetElapsedTime(begun));
        return report;
    }

    // Left first and noted second: a crash in between leaves it again, which changes nothing.
    private async Task AnnounceDueAsync()
    {
        foreach (var report in await store.UnannouncedAsync(Id))
        {
            if (ReportAnnouncement.Of(report) is { } announcement)
            {
                await outbox.AnnounceAsync(announcement, CancellationToken.None);
            }

            await store.AnnouncedAsync(Id, report.Date, time.GetUtcNow());
        }
    }

    private void TryAgainSoon()
    {
        _retry?.Dispose();
        _retry = this.RegisterGrainTimer(MakeDue, new GrainTimerCreationOptions(RetryAfter, Timeout.InfiniteTimeSpan) { KeepAlive = true });
    }

    private IFarmGrain Farm() => GrainFactory.GetGrain<IFarmGrain>(Id);
}

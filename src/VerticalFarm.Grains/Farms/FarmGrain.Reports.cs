using System.Collections.Immutable;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Reports;
using VerticalFarm.Grains.Reports;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Farms;

/// <summary>
/// The farm's midnight. A tick is a hint, passed on: what is due is worked out from what is stored. After midnight it comes again every hour, so that what was missed
/// is made up soon.
/// </summary>
internal sealed partial class FarmGrain
{
    private const string ReportReminder = "daily-report";

    public Task<ReportFacts?> ReportFacts() => Task.FromResult(Exists
        ? new ReportFacts
        {
            Name = farm.State.Profile.Name,
            Timezone = farm.State.Profile.Timezone,
            CreatedAt = farm.State.CreatedAt,
            Devices = farm.State.Devices,
            Rules = farm.State.Rules.ToImmutableDictionary(rule => rule.Id, rule => rule.Name),
        }
        : null);

    // A farm of an earlier release has no reminder yet.
    private async Task LookForReportsIfDueAsync()
    {
        if (Exists && !farm.State.MakesReports)
        {
            await SetReportReminderAsync();
            await farm.CommitAsync(farm.State with { MakesReports = true }, this);
        }
    }

    private Task SetReportReminderAsync() => SetReportReminderAsync(farm.State.Profile.Timezone);

    private async Task SetReportReminderAsync(string timezone)
    {
        var now = time.GetUtcNow();
        await this.RegisterOrUpdateReminder(ReportReminder, NextReport(timezone, now) - now, ReportSchedule.Period);
    }

    private async Task OnReportReminderAsync()
    {
        if (!Exists)
        {
            await DropReportReminderAsync();
            return;
        }

        await GrainFactory.GetGrain<IReportGrain>(Id).MakeDue(); // One way: sent, not awaited.
        var now = time.GetUtcNow();
        if (!ReportSchedule.IsAligned(now, NextReport(farm.State.Profile.Timezone, now)))
        {
            await SetReportReminderAsync();
        }
    }

    private DateTimeOffset NextReport(string timezone, DateTimeOffset now) => ReportSchedule.Next(Id, TimeZoneInfo.FindSystemTimeZoneById(timezone), now);

    private async Task DropReportReminderAsync()
    {
        if (await this.GetReminder(ReportReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}

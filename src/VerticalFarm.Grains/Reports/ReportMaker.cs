using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Reports;
using VerticalFarm.Grains.Analytics;
using VerticalFarm.Grains.Devices;
using VerticalFarm.Grains.Devices.Envelope;
using VerticalFarm.Grains.Reports.Writing;

namespace VerticalFarm.Grains.Reports;

/// <summary>Makes reports. A few at once on a silo, whatever the number of farms whose day is over: rules and commands come first.</summary>
internal sealed class ReportMaker(AnalyticsMaker analytics, DeviceRuns runs, ReportRecords records, ReportStore store, TimeProvider time) : IDisposable
{
    private const int AtOnce = 2;

    // Of the real time: the database knows no other.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly SemaphoreSlim _gate = new(AtOnce);

    public void Dispose() => _gate.Dispose();

    /// <summary>The report of a day, which may not be over yet.</summary>
    public async Task<DailyReport> MakeAsync(Guid farmId, ReportFacts farm, LocalDay day, TimeZoneInfo zone)
    {
        await _gate.WaitAsync();
        try
        {
            using var late = new CancellationTokenSource(Patience);
            return await MakeAsync(farmId, farm, day, zone, late.Token);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<DailyReport> MakeAsync(Guid farmId, ReportFacts farm, LocalDay day, TimeZoneInfo zone, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var span = new AnalyticsSpan { From = day.Start, To = day.End, Now = now, Zone = zone };
        var (summed, ran) = (analytics.SensorsAsync(farmId, span, ct), runs.WithinAsync(farmId, day.Start, day.End, ct));
        var (alerted, ruled) = (records.AlertsAsync(farmId, day.Start, day.End, ct), records.RulesAsync(farmId, farm.Rules, day.Start, day.End, ct));
        var before = store.FiguresAsync(farmId, day.Date.AddDays(-7), day.Date.AddDays(-1));
        await Task.WhenAll(summed, ran, alerted, ruled, before);

        var (sensors, lookup, alerts) = (await summed, await ran, await alerted);
        var sums = AnalyticsContent.Of(span, sensors, farm.Devices, lookup);
        var (figures, comparison) = (ReportContent.Figures(sums, alerts), ReportContent.Compare(day.Date, await before));
        return new DailyReport
        {
            FarmId = farmId,
            FarmName = farm.Name,
            Type = ReportType.Daily,
            Date = day.Date,
            Timezone = farm.Timezone,
            From = day.Start,
            To = day.End,
            Final = now >= day.End,
            MadeAt = now,
            Headline = ReportWords.Headline(figures, alerts),
            Notes = ReportWords.Notes(sums, figures, comparison, alerts),
            Figures = figures,
            Comparison = comparison,
            Analytics = sums,
            Alerts = alerts,
            Rules = await ruled,
            Series = [.. ReportContent.Series(sensors)],
            Runs = [.. farm.Devices.SelectMany(device => lookup[device.Id]).Select(run => Clip(run, span))],
        };
    }

    private static ReportRun Clip(DeviceRun run, AnalyticsSpan span) => new(
        run.DeviceId, run.StartedAt > span.From ? run.StartedAt : span.From, run.EndedAt < span.Until ? run.EndedAt.Value : span.Until);
}

using Microsoft.Extensions.DependencyInjection;
using VerticalFarm.Grains.Analytics;
using VerticalFarm.Grains.Devices;

namespace VerticalFarm.Grains.Reports;

/// <summary>Registers what reports and analytics are made with.</summary>
internal static class ReportsServiceCollectionExtensions
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<DeviceRuns>()
        .AddSingleton<AnalyticsMaker>()
        .AddSingleton<ReportStore>()
        .AddSingleton<ReportRecords>()
        .AddSingleton<ReportMaker>();
}

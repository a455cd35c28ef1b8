using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VerticalFarm.Grains.Automation.Backtest;
using VerticalFarm.Grains.Automation.Sight;
using VerticalFarm.Grains.Automation.Watermarks;

namespace VerticalFarm.Grains.Automation;

internal static class RuleServices
{
    /// <summary>What rules need beside their own state, and beside the weather.</summary>
    public static void AddRules(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<DecisionLog>();
        services.AddSingleton<WatermarkTable>();
        services.AddSingleton<RuleWatermarks>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<RuleWatermarks>());
        services.AddSingleton<RuleMetrics>();
        services.AddSingleton<LightSums>();
        services.AddSingleton<RecordingLoader>();
        services.AddSingleton<IRuleAlerts, RuleAlerts>();
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VerticalFarm.Grains.Maintenance.Jobs;
using VerticalFarm.Grains.Maintenance.Runs;

namespace VerticalFarm.Grains.Maintenance;

internal static class MaintenanceServices
{
    /// <summary>The jobs of the cluster, in the order in which they are run: what farms wait for first.</summary>
    public static void AddMaintenance(this IServiceCollection services)
    {
        services.AddOptions<HousekeepingOptions>().BindConfiguration("Housekeeping").ValidateOnStart();
        services.AddSingleton<IValidateOptions<HousekeepingOptions>, HousekeepingOptionsValidator>();
        services.AddSingleton<JobRunTable>();
        services.AddSingleton<JobMetrics>();
        services.AddSingleton<ReminderTable>();
        services.AddTransient<JobRunner>(); // One for each activation of the grain, and with it new jobs.
        services.AddTransient<IHousekeepingJob, SealReadings>();
        services.AddTransient<IHousekeepingJob, ForgetReadings>();
        services.AddTransient<IHousekeepingJob, EndedSessions>();
        foreach (var rows in OldRows.All)
        {
            services.AddTransient<IHousekeepingJob>(provider => ActivatorUtilities.CreateInstance<RowCleanUp>(provider, rows));
        }

        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, MaintenanceStart>();
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Serialization;
using VerticalFarm.Grains.Accounts;
using VerticalFarm.Grains.Administration;
using VerticalFarm.Grains.Alerts;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Automation;
using VerticalFarm.Grains.Billing;
using VerticalFarm.Grains.Calls;
using VerticalFarm.Grains.Devices;
using VerticalFarm.Grains.Feed;
using VerticalFarm.Grains.HomeAssistant;
using VerticalFarm.Grains.Maintenance;
using VerticalFarm.Grains.Notifications;
using VerticalFarm.Grains.Readings;
using VerticalFarm.Grains.Readings.Desk;
using VerticalFarm.Grains.Reports;
using VerticalFarm.Grains.Storage;
using VerticalFarm.Grains.Weather;
using VerticalFarm.HomeAssistant;

namespace VerticalFarm.Grains;

/// <summary>Gives a silo what the grains of this project need.</summary>
public static class GrainsServiceCollectionExtensions
{
    /// <summary>
    /// Registers the domain. The host brings the rest: <c>NpgsqlDataSource</c>, <c>IDataProtectionProvider</c>, readings (AddTelemetry) and a
    /// <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddGrains(this IServiceCollection services)
    {
        services.AddOptions<AccountOptions>().BindConfiguration("Accounts");
        services.AddOptions<AlertOptions>().BindConfiguration("Alerts");
        services.AddOptions<DeviceOptions>().BindConfiguration("Devices");
        services.AddOptions<HomeAssistantOptions>().BindConfiguration("HomeAssistant").ValidateOnStart();
        services.AddSingleton<IValidateOptions<HomeAssistantOptions>, HomeAssistantOptionsValidator>();
        services.AddSingleton<ReadingSpool>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<ReadingSpool>());
        services.AddSingleton<Passwords>();
        services.AddSingleton<WrongPasswords>();
        services.AddSingleton<SessionRevocations>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<ReminderLagQuery>();
        services.AddSingleton<AlertStore>();
        services.AddNotifications();
        services.AddSingleton<CommandLog>();
        services.AddReports();
        services.AddWeather();
        services.AddRules();
        services.AddBilling();
        services.AddMaintenance();
        services.AddSingleton<SensorDesk>();
        services.AddSingleton<SensorViews>();
        services.AddSingleton<OtherDesks>();
        services.AddGrainService<SensorDeskService>();
        services.AddSingleton<BatchJudge>();
        services.AddSingleton<BatchSettling>();
        services.AddSingleton<IntakeMetrics>();
        services.AddSingleton<ReadingNews>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<ReadingNews>());
        services.AddTransient<FeedLine>(); // one for each activation of a part
        services.Configure<SystemTextJsonGrainStorageSerializerOptions>(options => StoredJson.Apply(options.JsonSerializerOptions));

        // The first stands outermost: what the second asks of a farm may fail for want of the database too.
        services.AddSingleton<IIncomingGrainCallFilter, StorageFaultFilter>();
        services.AddSingleton<IIncomingGrainCallFilter, PermissionFilter>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, ConnectionWatch>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, LeaseWatch>();
        return services;
    }
}

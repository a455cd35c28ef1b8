using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;

namespace VerticalFarm.Hosting.Cluster;

/// <summary>Makes a host part of the cluster.</summary>
public static partial class ClusterHostingExtensions
{
    /// <summary>The ADO.NET provider of PostgreSQL, as Orleans knows it.</summary>
    private const string Invariant = "Npgsql";

    private static void AddClusterSettings(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ClusterSettings>().BindConfiguration(ClusterSettings.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ClusterSettings>, ClusterSettingsValidator>();
        builder.Services.AddOptions<ClusterOptions>().Configure<IOptions<ClusterSettings>>((cluster, settings) =>
        {
            cluster.ServiceId = ClusterSettings.ServiceId;
            cluster.ClusterId = settings.Value.Id;
        });

        // A call whose grain cannot begin fails with whatever the database said. Without this the caller would be told only that there is no way to tell it, and take an outage for a fault.
        builder.Services.Configure<ExceptionSerializationOptions>(options => options.SupportedExceptionTypeFilter = _ => true);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ClusterTimings.ShutdownTimeout);
    }
}

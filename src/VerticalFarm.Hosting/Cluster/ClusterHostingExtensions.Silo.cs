using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Serialization;

namespace VerticalFarm.Hosting.Cluster;

public static partial class ClusterHostingExtensions
{
    /// <summary>
    /// Makes the host a silo that keeps membership, grain state (default provider, JSON) and reminders in the database of
    /// <see cref="Database.DatabaseHostingExtensions.AddVerticalFarmDatabase"/>. Converters for grain state are added to
    /// <see cref="SystemTextJsonGrainStorageSerializerOptions"/>.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="configure">What else the silo needs.</param>
    public static IHostApplicationBuilder UseVerticalFarmSilo(this IHostApplicationBuilder builder, Action<ISiloBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddClusterSettings();
        builder.Services.AddSingleton<IClusterReadiness, SiloReadiness>();
        builder.UseOrleans(silo =>
        {
            silo.AddActivityPropagation();
            silo.Configure<ClusterMembershipOptions>(ClusterTimings.Apply);
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = ClusterTimings.ResponseTimeout);
            silo.Services.AddOptions<EndpointOptions>().Configure<IOptions<ClusterSettings>>((endpoints, settings) => Listen(endpoints, settings.Value));
            silo.UseAdoNetClustering(options => options.Configure<NpgsqlDataSource>((clustering, database) =>
            {
                clustering.Invariant = Invariant;
                clustering.DataSource = database;
            }));
            silo.UseVerticalFarmStorage();
            configure?.Invoke(silo);
        });
        return builder;
    }

    /// <summary>Keeps grain state (default provider, JSON) and reminders in the host's <see cref="NpgsqlDataSource"/>.</summary>
    public static ISiloBuilder UseVerticalFarmStorage(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = ClusterTimings.ShortestReminder);
        silo.UseAdoNetReminderService(options => options.Configure<NpgsqlDataSource>((reminders, database) =>
        {
            reminders.Invariant = Invariant;
            reminders.DataSource = database;
        }));
        silo.AddAdoNetGrainStorageAsDefault(options => options.Configure<NpgsqlDataSource>((storage, database) =>
        {
            storage.Invariant = Invariant;
            storage.DataSource = database;
            storage.DeleteStateOnClear = true;
        }));
        silo.UseSystemTextJsonGrainStorageSerializer();

        // jsonb keeps the members of an object in an order of its own, so "$type" need not come first when it is read back.
        silo.Configure<SystemTextJsonGrainStorageSerializerOptions>(options => options.JsonSerializerOptions.AllowOutOfOrderMetadataProperties = true);
        return silo;
    }

    private static void Listen(EndpointOptions endpoints, ClusterSettings settings)
    {
        var advertised = settings.AdvertisedIP == ClusterSettings.Auto ? OwnAddress.Find() : IPAddress.Parse(settings.AdvertisedIP);
        var listen = IPAddress.IsLoopback(advertised) ? advertised : IPAddress.Any;
        endpoints.AdvertisedIPAddress = advertised;
        endpoints.SiloPort = settings.SiloPort;
        endpoints.GatewayPort = settings.GatewayPort;
        endpoints.SiloListeningEndpoint = new IPEndPoint(listen, settings.SiloPort);
        endpoints.GatewayListeningEndpoint = new IPEndPoint(listen, settings.GatewayPort);
    }
}

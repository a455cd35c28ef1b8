using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Configuration;

namespace VerticalFarm.Hosting.Cluster;

public static partial class ClusterHostingExtensions
{
    /// <summary>
    /// Makes the host a client of the cluster. The host starts whether a silo is there or not: it keeps trying to connect, answers
    /// <c>/health/ready</c> with 503 meanwhile, and grain calls fail at once.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="configure">What else the client needs.</param>
    public static IHostApplicationBuilder UseVerticalFarmClient(this IHostApplicationBuilder builder, Action<IClientBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddClusterSettings();
        builder.Services.AddSingleton<ClientReadiness>();
        builder.Services.AddSingleton<IClusterReadiness>(services => services.GetRequiredService<ClientReadiness>());
        builder.Services.AddSingleton<ILifecycleParticipant<IClusterClientLifecycle>>(services => services.GetRequiredService<ClientReadiness>());

        // The client's start lasts until it is connected. The web server does not wait for it, so that it can say so.
        builder.Services.Configure<HostOptions>(options => options.ServicesStartConcurrently = true);
        builder.UseOrleansClient(client =>
        {
            client.AddActivityPropagation();
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = ClusterTimings.ResponseTimeout);
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = ClusterTimings.GatewayListRefresh);
            client.UseAdoNetClustering(options => options.Configure<NpgsqlDataSource>((clustering, database) =>
            {
                clustering.Invariant = Invariant;
                clustering.DataSource = database;
            }));
            client.UseConnectionRetryFilter<ConnectionRetry>();
            client.AddGatewayCountChangedHandler(services => services.GetRequiredService<ClientReadiness>().OnGatewayCountChanged);
            configure?.Invoke(client);
        });
        return builder;
    }
}

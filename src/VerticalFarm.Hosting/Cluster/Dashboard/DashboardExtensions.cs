using Microsoft.Extensions.DependencyInjection;
using Orleans.Dashboard;

namespace VerticalFarm.Hosting.Cluster.Dashboard;

/// <summary>The Orleans Dashboard: silos gather what it shows, a client of the cluster shows it.</summary>
public static class DashboardExtensions
{
    /// <summary>Lets a silo gather its part, and keeps the state of grains behind <see cref="StateCurtain"/>.</summary>
    public static ISiloBuilder AddVerticalFarmDashboard(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.AddDashboard(options => options.HideTrace = true);
        silo.Services.AddSingleton<IIncomingGrainCallFilter, StateCurtain>();
        return silo;
    }

    /// <summary>Lets a client show it. Who may see it is the client's to say: the dashboard itself lets anybody in.</summary>
    public static IClientBuilder AddVerticalFarmDashboard(this IClientBuilder client)
    {
        ArgumentNullException.ThrowIfNull(client);

        // Logs are read where logs are kept, by those who may.
        client.AddDashboard(options => options.HideTrace = true);
        return client;
    }
}

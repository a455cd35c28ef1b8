using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Accounts;

/// <summary>The calls that people who have an account, or want one, make.</summary>
internal static class Growers
{
    public static string NewAddress() => $"{Guid.NewGuid():N}@example.org";

    public static IAccountByEmailGrain ByEmail(this FarmCluster cluster, string email) =>
        cluster.Gateway.GetGrain<IAccountByEmailGrain>(IAccountByEmailGrain.Key(email));

    public static IAccountGrain Account(this FarmCluster cluster, Guid id) => cluster.Gateway.GetGrain<IAccountGrain>(id);
}

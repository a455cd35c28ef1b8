// What Home Assistant costs and what it survives, measured on a stack that runs already: many farms on one silo, a storm of events, and
// random faults; or a cluster under disruptions. Home Assistants are virtual ones, in this process. usage: homes FARMS | storm SECONDS | soak MINUTES | cluster MINUTES | rolling;
// see bench/homes.sh and bench/chaos.sh.
using System.Globalization;
using Npgsql;
using VerticalFarm.HomeBench;
using VerticalFarm.HomeBench.Cluster;

if (args[0] is "cluster" or "rolling")
{
    var address = new Uri(Needed("GATEWAY"));
    using var grower = new Gateway(address);
    await grower.SignUpAsync();
    if (args[0] == "rolling")
    {
        return await new RollingRun(grower, address, Needed("DATA_DIR")).RunAsync();
    }

    await using var database = NpgsqlDataSource.Create(Needed("CONNECTION_STRING"));
    return await new ClusterRun(grower, address, Needed("DATA_DIR"), database, TimeSpan.FromMinutes(double.Parse(args[1], CultureInfo.InvariantCulture))).RunAsync();
}

using var silo = new Silo(
    int.Parse(Needed("SILO_PID"), CultureInfo.InvariantCulture), new Uri($"http://127.0.0.1:{Needed("SILO_HTTP_PORT")}/metrics"));
using var gateway = new Gateway(new Uri(Needed("GATEWAY")));
await gateway.SignUpAsync();
return (args[0], int.Parse(args[1], CultureInfo.InvariantCulture)) switch
{
    ("homes", var farms) => await new ManyHomes(gateway, silo, farms).RunAsync(),
    ("storm", var seconds) => await new Storm(gateway, silo, TimeSpan.FromSeconds(seconds)).RunAsync(),
    ("soak", var minutes) => await new Soak(gateway, silo, TimeSpan.FromMinutes(minutes)).RunAsync(),
    var (what, _) => throw new ArgumentException($"{what} is nothing to measure"),
};

static string Needed(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set");

using System.Globalization;
using Npgsql;
using VerticalFarm.Simulator;

namespace VerticalFarm.HomeBench.Cluster;

/// <summary>
/// Farms with Home Assistants, rules and devices that run, on a cluster that is being disturbed. Readings come besides, from a generator of their own; see bench/chaos.sh.
/// </summary>
internal sealed class ClusterRun(Gateway gateway, Uri address, string dataDirectory, NpgsqlDataSource database, TimeSpan duration)
{
    private const int Farms = 50;
    private const int Actuators = 4;
    private const int AtOnce = 8;
    private static readonly int Rules = int.Parse(Environment.GetEnvironmentVariable("RULES") ?? "10000", CultureInfo.InvariantCulture);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(90);

    // Until every rule was ticked once, and afterwards for what a last disruption leaves to be seen.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(Runners.LeaseSeconds) + Grace;

    public async Task<int> RunAsync()
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Token = Home.Token, Rooms = Farms });
        var homes = new Home[Farms];
        await Parallel.ForEachAsync(Enumerable.Range(0, Farms), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) => homes[number] = await MakeAsync(server.Rooms[number], number));
        await Waiting.UntilAsync(() => Task.FromResult(homes.All(home => home.Room.WebSocketCount == 1)), Patience, "all are connected");
        Console.WriteLine($"{Farms} farms with a Home Assistant each, {Rules} rules, {Farms * Actuators} devices with leases of {Runners.LeaseSeconds} s");
        await Task.Delay(Settling, TimeProvider.System);

        var disruptions = new Disruptions(StackPart.Silos(dataDirectory), new StackPart(dataDirectory, "postgres"), duration);
        var (runners, rules, prober) = (new Runners(gateway, homes), new RuleWatch(database), new Prober(address, gateway.Token, [.. homes.Select(home => home.Farm)]));
        using var over = new CancellationTokenSource();
        var watching = Task.WhenAll(runners.RunAsync(over.Token), rules.RunAsync(over.Token), prober.RunAsync(over.Token));
        await disruptions.RunAsync();
        await Task.Delay(Afterwards, TimeProvider.System);
        await over.CancelAsync();
        await watching;
        await Waiting.UntilAsync(() => Task.FromResult(homes.All(home => home.Room.WebSocketCount == 1)), Patience, "every Home Assistant has its one connection");
        return new ClusterVerdict(runners, rules, prober.Answers, disruptions).Tell(Grace, Rules);
    }

    private async Task<Home> MakeAsync(SimulatedRoom room, int number)
    {
        var home = await Home.MakeAsync(gateway, room, number, Actuators, sensors: 2);
        foreach (var device in home.Devices.Values)
        {
            await gateway.PutAsync($"devices/{device}", new { safety = new { max_on_seconds = Runners.LeaseSeconds } });
        }

        var sensors = await gateway.ItemsAsync($"farms/{home.Farm}/sensors");
        var (air, devices) = (sensors[0].GetProperty("id").GetString(), home.Devices.Values.ToArray());
        for (var rule = 0; rule < Rules / Farms; rule++)
        {
            // Armed, and looked at with every reading; what they wait for does not happen, so that the devices are the bench's alone.
            await gateway.PostAsync($"farms/{home.Farm}/rules", new
            {
                name = $"Rule {rule}",
                mode = "armed",
                when = new { sensor = new { id = air }, @is = "above", value = 70 + (rule % 10) },
                then = new[] { new { device = new { id = devices[rule % devices.Length] }, command = "turn_on" } },
            });
        }

        await home.ConnectAsync();
        return home;
    }
}

using System.Globalization;
using VerticalFarm.Simulator;

namespace VerticalFarm.HomeBench;

/// <summary>Many farms on one silo, each with a Home Assistant of its own: time to connect, memory and processor time.</summary>
internal sealed class ManyHomes(Gateway gateway, Silo silo, int farms)
{
    private const int AtOnce = 8;
    private const int Actuators = 2;
    private const int Sensors = 2;
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Observed = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public async Task<int> RunAsync()
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Token = Home.Token, Rooms = farms, ReportInterval = ReportInterval });
        var homes = new Home[farms];
        await Parallel.ForEachAsync(Enumerable.Range(0, farms), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
            homes[number] = await Home.MakeAsync(gateway, server.Rooms[number], number, Actuators, Sensors));
        var before = await silo.LookAsync();
        Console.WriteLine($"{farms} farms of {Sensors} sensors and {Actuators} devices, none connected: {before}");

        var begun = TimeProvider.System.GetTimestamp();
        await Parallel.ForEachAsync(homes, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (home, _) => await home.ConnectAsync());
        var asked = TimeProvider.System.GetElapsedTime(begun);
        await Waiting.UntilAsync(() => Task.FromResult(homes.All(home => home.Room.WebSocketCount == 1)), Patience, "all are connected");
        var connected = TimeProvider.System.GetElapsedTime(begun);
        await Waiting.UntilAsync(async () => await CountAsync(homes) == farms, Patience, "all say so");
        var after = await silo.LookAsync();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"all given an address within {asked.TotalSeconds:0.0} s; all {farms} connected after {connected.TotalSeconds:0.0} s: {after}"));

        await Task.Delay(Observed, TimeProvider.System);
        var steady = await silo.LookAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            a minute later ({farms * Sensors / ReportInterval.TotalSeconds:0} readings/s): {steady}
            a connected farm costs {(steady.ResidentMb - before.ResidentMb) * 1024 / farms:0} KB resident; the silo takes {(steady.Busy - after.Busy) / Observed.TotalSeconds:0.00} of a core
            """));
        var lost = farms - homes.Count(home => home.Room is { WebSocketCount: 1, WebSocketTotal: 1 });
        Console.WriteLine(lost == 0 ? "every farm has one connection, the first" : $"{lost} farms lost a connection, or have several");

        begun = TimeProvider.System.GetTimestamp();
        Parallel.ForEach(homes, home => home.Room.Faults.DropConnections());
        await Waiting.UntilAsync(() => Task.FromResult(homes.All(home => home.Room is { WebSocketCount: 1, WebSocketTotal: > 1 })), Patience, "all are connected again");
        var back = TimeProvider.System.GetElapsedTime(begun);
        var again = await silo.LookAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all connections cut at once: all back after {back.TotalSeconds:0.0} s: {again}"));
        return lost == 0 ? 0 : 1;
    }

    private static async Task<int> CountAsync(Home[] homes)
    {
        var connected = 0;
        await Parallel.ForEachAsync(homes, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (home, _) =>
        {
            if (await home.IsConnectedAsync())
            {
                Interlocked.Increment(ref connected);
            }
        });
        return connected;
    }
}

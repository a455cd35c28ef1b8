using System.Globalization;
using VerticalFarm.Simulator;

namespace VerticalFarm.HomeBench;

/// <summary>Random faults and random commands for minutes. At its end everything is as it is wanted, and nothing has leaked.</summary>
internal sealed class Soak(Gateway gateway, Silo silo, TimeSpan duration)
{
    private const int Farms = 6;
    private const int Seed = 20261126;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan CommandEvery = TimeSpan.FromMilliseconds(700);

    // The last try of an OFF, and a minute until the reminder that makes up for a lost message.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public async Task<int> RunAsync()
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Token = Home.Token, Rooms = Farms + 1 });
        var homes = new List<Home>();
        for (var number = 1; number <= Farms; number++)
        {
            var home = await Home.MakeAsync(gateway, server.Rooms[number], number, Home.Actuators.Length, Home.Sensors.Length);
            await home.ConnectAsync();
            homes.Add(home);
        }

        await ConvergeAsync(homes);
        await MisbehaveAsync(homes, WarmUp, Seed);
        await ConvergeAsync(homes);
        var before = await CalmAsync();
        Console.WriteLine($"{Farms} farms, warm: {before}");

        var done = await MisbehaveAsync(homes, duration, Seed + 1);
        var begun = TimeProvider.System.GetTimestamp();
        await ConvergeAsync(homes);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {duration.TotalMinutes:0.#} minutes: {string.Join(", ", done.Faults.OrderBy(fault => fault.Key).Select(fault => $"{fault.Value} x {fault.Key}"))}; {done.Commands} commands
            desired = reported on all {homes.Sum(home => home.Devices.Count)} devices, one connection a farm, {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:0} s after the last fault ended
            """));
        var after = await CalmAsync();
        Console.WriteLine($"afterwards: {after}");
        var leaks = Leaks(before, after, homes.Sum(home => home.Devices.Count)).ToArray();
        Console.WriteLine(leaks.Length == 0 ? "nothing has leaked" : $"LEAKS: {string.Join(", ", leaks)}");
        return leaks.Length == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Leaks(Usage before, Usage after, int devices)
    {
        // Each fault that leaked one would show a hundred; what a pool keeps or lets go is fewer.
        const int slack = 15;
        if (after.Handles > before.Handles + slack)
        {
            yield return "handles";
        }

        if (after.Threads > before.Threads + slack)
        {
            yield return "threads";
        }

        // A device that is on, or was a minute ago, has a timer and a reminder, whatever it was before: in ten minutes there are six times as many faults.
        if (after.Timers > before.Timers + (2 * devices))
        {
            yield return "timers";
        }

        if (after.HeapMb > (before.HeapMb * 1.5) + 16)
        {
            yield return "heap";
        }

        if (after.ResidentMb > (before.ResidentMb * 1.3) + 64)
        {
            yield return "memory";
        }
    }

    private static async Task ConvergeAsync(List<Home> homes)
    {
        IReadOnlyList<string> differences = [];
        try
        {
            await Waiting.UntilAsync(
                async () =>
                {
                    differences = [.. (await Task.WhenAll(homes.Select(home => home.DifferencesAsync()))).SelectMany(each => each)];
                    return differences.Count == 0;
                },
                Patience,
                "desired = reported everywhere");
        }
        catch (TimeoutException)
        {
            Console.WriteLine(string.Join('\n', differences));
            throw;
        }
    }

    private async Task<Usage> CalmAsync()
    {
        await Task.Delay(Calm, TimeProvider.System);
        return await silo.LookAsync();
    }

    private async Task<(Dictionary<string, int> Faults, int Commands)> MisbehaveAsync(List<Home> homes, TimeSpan forHowLong, int seed)
    {
        using var over = new CancellationTokenSource(forHowLong, TimeProvider.System);
        var chaos = homes.Select((home, index) => new Chaos(home, new Random(seed + (index * 100))).RunAsync(over.Token)).ToArray();
        var commands = 0;
        var random = new Random(seed);
        while (!over.IsCancellationRequested)
        {
            var home = homes[random.Next(homes.Count)];
            var (entity, device) = home.Devices.ElementAt(random.Next(home.Devices.Count));
            await gateway.TryPostAsync($"devices/{device}/commands", Wishes.Random(entity, random));
            commands++;
            await Task.Delay(CommandEvery, TimeProvider.System, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var faults = await Task.WhenAll(chaos);
        return (faults.SelectMany(each => each).GroupBy(name => name).ToDictionary(group => group.Key, group => group.Count()), commands);
    }
}

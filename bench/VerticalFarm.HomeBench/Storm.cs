using System.Globalization;
using VerticalFarm.Simulator;

namespace VerticalFarm.HomeBench;

/// <summary>2,000 events a second of one farm: it is not cut off, ends with the newest values, and its memory is level.</summary>
internal sealed class Storm(Gateway gateway, Silo silo, TimeSpan duration)
{
    private const int Rate = 2_000;
    private const double MemoryMb = 150;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<int> RunAsync()
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Token = Home.Token, Rooms = 2 });
        var home = await Home.MakeAsync(gateway, server.Rooms[1], 1, Home.Actuators.Length, Home.Sensors.Length);
        home.Room.Faults.StopReporting();
        await home.ConnectAsync();
        await Waiting.UntilAsync(home.IsConnectedAsync, Patience, "it is connected");
        await home.Room.Faults.StormAsync(Rate, WarmUp);
        var before = await silo.LookAsync();
        Console.WriteLine($"after {WarmUp.TotalSeconds:0} s of {Rate} events/s: {before}");

        var storm = home.Room.Faults.StormAsync(Rate, duration);
        var most = before;
        while (!storm.IsCompleted)
        {
            await Task.WhenAny(storm, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System));
            var now = await silo.LookAsync();
            most = now.ResidentMb > most.ResidentMb ? now : most;
        }

        var sent = await storm;
        var ended = TimeProvider.System.GetTimestamp();
        await Waiting.UntilAsync(() => AllNewestAsync(home), Patience, "every sensor shows the newest value");
        var lag = TimeProvider.System.GetElapsedTime(ended);
        var after = await silo.LookAsync();
        var cut = home.Room.WebSocketTotal - 1;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {sent} events in {duration.TotalSeconds:0} s ({sent / duration.TotalSeconds:0}/s): {cut} disconnections, every sensor at its newest value {lag.TotalSeconds:0.0} s after the last event
            at most {most.ResidentMb:0} MB resident during it; afterwards {after}; {(after.Busy - before.Busy) / duration.TotalSeconds:0.00} of a core
            """));
        var isLevel = most.ResidentMb - before.ResidentMb < MemoryMb;
        Console.WriteLine(isLevel ? "memory is level" : $"memory rose by more than {MemoryMb} MB");
        return cut == 0 && isLevel ? 0 : 1;
    }

    private async Task<bool> AllNewestAsync(Home home)
    {
        foreach (var sensor in await gateway.ItemsAsync($"farms/{home.Farm}/sensors"))
        {
            var state = double.Parse(home.Room.State(sensor.GetProperty("entity_id").GetString()!)!.State, CultureInfo.InvariantCulture);
            if (sensor.GetProperty("latest") is not { ValueKind: System.Text.Json.JsonValueKind.Object } latest || latest.GetProperty("value").GetDouble() != state)
            {
                return false;
            }
        }

        return true;
    }
}

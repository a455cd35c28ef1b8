using VerticalFarm.Simulator.Core;
using VerticalFarm.Simulator.Entities;

namespace VerticalFarm.Simulator;

/// <summary>More events than a farm ever has: sensors that report hundreds of times a second.</summary>
internal sealed class EventStorm(SimulatedHome home)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>How many values a sensor goes through before they begin anew.</summary>
    private const int Round = 500;

    /// <summary>Reports at the rate; what a tick came late for is made up for by the next.</summary>
    public async Task<long> RunAsync(int eventsPerSecond, TimeSpan duration)
    {
        var time = home.Clock.Time;
        var begun = time.GetTimestamp();
        var sent = 0L;
        using var timer = new PeriodicTimer(Tick, time);
        while (time.GetElapsedTime(begun) is var elapsed && elapsed < duration)
        {
            for (var due = (long)(elapsed.TotalSeconds * eventsPerSecond); sent < due; sent++)
            {
                Report(sent);
            }

            await timer.WaitForNextTickAsync();
        }

        return sent;
    }

    private void Report(long number)
    {
        var sensor = RoomSensor.All[(int)(number % RoomSensor.All.Count)];
        var step = number / RoomSensor.All.Count % Round * Math.Pow(10, -sensor.Decimals);
        home.Room.Report(sensor, sensor.StormBase + step);
    }
}

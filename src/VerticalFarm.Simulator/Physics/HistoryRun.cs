using VerticalFarm.Simulator.Entities;

namespace VerticalFarm.Simulator.Physics;

/// <summary>A room that has lived through some days under the default rules: history for a farm that is just being set up.</summary>
public static class HistoryRun
{
    private static readonly TimeSpan ControlInterval = TimeSpan.FromSeconds(5);

    /// <summary>Runs a room from one moment to another and yields what its sensors showed. A week by the minute takes a fraction of a second.</summary>
    /// <param name="from">Start; its offset makes the local time by which lamps and outside air go.</param>
    /// <param name="to">End, itself left out.</param>
    /// <param name="every">Time between samples, more than zero.</param>
    /// <param name="seed">Seed of the sensors' noise.</param>
    public static IEnumerable<HistorySample> Samples(DateTimeOffset from, DateTimeOffset to, TimeSpan every, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(every, TimeSpan.Zero);
        return Run(from, to, every, seed);
    }

    private static IEnumerable<HistorySample> Run(DateTimeOffset from, DateTimeOffset to, TimeSpan every, int seed)
    {
        var room = new GrowRoom(seed, from);
        for (var at = from; at < to; at += every)
        {
            var measured = room.Measure();
            yield return new HistorySample(at, RoomSensor.All.ToDictionary(sensor => sensor.EntityId, sensor => sensor.Read(measured)));
            while (room.Clock < at + every)
            {
                room.Controls = BuiltInController.Decide(room.Clock, room.State, room.Controls);
                var left = at + every - room.Clock;
                room.Step(left < ControlInterval ? left : ControlInterval);
            }
        }
    }
}

/// <summary>What all sensors showed at one moment.</summary>
/// <param name="At">The moment.</param>
/// <param name="Values">Value by entity id, in the sensor's unit.</param>
public sealed record HistorySample(DateTimeOffset At, IReadOnlyDictionary<string, double> Values);

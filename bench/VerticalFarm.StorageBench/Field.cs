using VerticalFarm.Telemetry;

namespace VerticalFarm.StorageBench;

/// <summary>Sensors that read something at a regular interval, such that each can be told again from its number: nothing is kept in memory.</summary>
/// <param name="Sensors">How many there are.</param>
/// <param name="Readings">How many readings each made.</param>
/// <param name="Interval">How far they lie apart.</param>
/// <param name="End">When the last was made.</param>
internal sealed record Field(Guid[] Sensors, int Readings, TimeSpan Interval, DateTimeOffset End)
{
    public DateTimeOffset Begin => End - (Readings * Interval);

    /// <summary>Readings <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> of every sensor, in order of time, as they would come in.</summary>
    public ReadingColumns Columns(int first, int count)
    {
        var total = count * Sensors.Length;
        var (index, ticks, values) = (new int[total], new long[total], new double[total]);
        for (var row = 0; row < total; row++)
        {
            var (i, sensor) = (first + (row / Sensors.Length), row % Sensors.Length);
            index[row] = sensor;
            ticks[row] = (Begin + (i * Interval)).UtcTicks;
            values[row] = Value(sensor, i);
        }

        return new ReadingColumns(Sensors, index, ticks, values);
    }

    /// <summary>A temperature to the hundredth: its day, and noise that looks random and is not.</summary>
    private double Value(int sensor, int i)
    {
        var noise = ((uint)HashCode.Combine(sensor, i) % 41) - 20.0;
        return Math.Round(20 + (4 * Math.Sin(i * Interval.TotalDays * 2 * Math.PI)) + (noise / 100), 2);
    }
}

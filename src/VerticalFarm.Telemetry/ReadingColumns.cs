namespace VerticalFarm.Telemetry;

/// <summary>
/// Readings of any number of sensors, column by column: row i is <c>Sensors[SensorIndex[i]]</c>, <c>UtcTicks[i]</c>, <c>Values[i]</c>.
/// The arrays belong to the writer from here on and must not change until it has answered.
/// </summary>
public sealed record ReadingColumns
{
    /// <summary>Takes the columns over and checks them.</summary>
    /// <param name="Sensors">The sensors that occur, each preferably once.</param>
    /// <param name="SensorIndex">For each reading the place of its sensor in <paramref name="Sensors"/>.</param>
    /// <param name="UtcTicks">For each reading its time, as <see cref="DateTimeOffset.UtcTicks"/>; stored to the microsecond, what is finer is cut off.</param>
    /// <param name="Values">For each reading its value; finite.</param>
    /// <exception cref="ArgumentException">
    /// Columns of different length, a place outside <paramref name="Sensors"/>, a time that no <see cref="DateTime"/> has, or a value that is not finite.
    /// </exception>
    public ReadingColumns(Guid[] Sensors, int[] SensorIndex, long[] UtcTicks, double[] Values)
    {
        ArgumentNullException.ThrowIfNull(Sensors);
        ArgumentNullException.ThrowIfNull(SensorIndex);
        ArgumentNullException.ThrowIfNull(UtcTicks);
        ArgumentNullException.ThrowIfNull(Values);
        if (SensorIndex.Length != Values.Length || UtcTicks.Length != Values.Length)
        {
            throw new ArgumentException($"Columns differ in length: {SensorIndex.Length} sensors, {UtcTicks.Length} times, {Values.Length} values.");
        }

        for (var row = 0; row < Values.Length; row++)
        {
            if ((uint)SensorIndex[row] >= (uint)Sensors.Length
                || (ulong)UtcTicks[row] > (ulong)DateTime.MaxValue.Ticks
                || !double.IsFinite(Values[row]))
            {
                throw new ArgumentException($"Row {row} cannot be stored: sensor {SensorIndex[row]} of {Sensors.Length}, ticks {UtcTicks[row]}, value {Values[row]}.");
            }
        }

        this.Sensors = Sensors;
        this.SensorIndex = SensorIndex;
        this.UtcTicks = UtcTicks;
        this.Values = Values;
    }

    /// <summary>The sensors that occur.</summary>
    public Guid[] Sensors { get; }

    /// <summary>For each reading the place of its sensor in <see cref="Sensors"/>.</summary>
    public int[] SensorIndex { get; }

    /// <summary>For each reading its time in ticks of 100 ns, UTC.</summary>
    public long[] UtcTicks { get; }

    /// <summary>For each reading its value, in the unit of the sensor.</summary>
    public double[] Values { get; }

    /// <summary>The farm of each of <see cref="Sensors"/>, as far as it is known: it decides how long they are kept.</summary>
    public Guid?[]? Farms { get; init; }

    /// <summary>The numbers that their senders gave these readings, and those that were refused on the way here: kept with them.</summary>
    public IReadOnlyList<SequenceRun> Runs { get; init; } = [];

    /// <summary>How many readings.</summary>
    public int Count => Values.Length;
}

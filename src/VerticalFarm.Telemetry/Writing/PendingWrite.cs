namespace VerticalFarm.Telemetry.Writing;

/// <summary>One caller's readings on their way to the database.</summary>
internal sealed class PendingWrite(ReadingColumns readings)
{
    // Callers go on elsewhere: they must not hold up the writer.
    private readonly TaskCompletionSource _stored = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _abandoned;

    public ReadingColumns Readings { get; } = readings;

    /// <summary>The key of each of <see cref="ReadingColumns.Sensors"/>, once <see cref="SensorKeys"/> has looked them up.</summary>
    public int[] Keys { get; } = new int[readings.Sensors.Length];

    /// <summary>For each of <see cref="ReadingColumns.Sensors"/>, how many of its readings were there already; null where nobody looked.</summary>
    public int[]? Duplicates { get; set; }

    public Task Stored => _stored.Task;

    /// <summary>The caller waits no longer: if it was not begun yet, it need not be done.</summary>
    public bool IsAbandoned => _abandoned;

    public void Abandon() => _abandoned = true;

    public void Acknowledge() => _stored.TrySetResult();

    public void Fail(Exception? cause) =>
        _stored.TrySetException(new ReadingStoreUnavailableException("The database did not take the readings; they can be sent again.", cause));
}

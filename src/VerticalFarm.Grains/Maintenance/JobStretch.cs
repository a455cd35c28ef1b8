namespace VerticalFarm.Grains.Maintenance;

/// <summary>How long a run may go on at a stretch. What is left waits for the next minute, so that no job keeps the others waiting for long.</summary>
internal sealed class JobStretch(TimeProvider time)
{
    /// <summary>For packing: most of the minute, so that it keeps up with much.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(45);

    /// <summary>For clean-ups.</summary>
    public static readonly TimeSpan Short = TimeSpan.FromSeconds(10);

    private readonly long _begun = time.GetTimestamp();

    /// <summary>Whether there is time for more.</summary>
    public bool HasTime(TimeSpan length) => time.GetElapsedTime(_begun) < length;
}

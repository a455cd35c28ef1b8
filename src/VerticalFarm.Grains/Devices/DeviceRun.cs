namespace VerticalFarm.Grains.Devices;

/// <summary>A time over which a device was seen on.</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="StartedAt">When it went on (UTC).</param>
/// <param name="EndedAt">When it went off; null while it runs.</param>
internal sealed record DeviceRun(Guid DeviceId, DateTimeOffset StartedAt, DateTimeOffset? EndedAt)
{
    /// <summary>How many seconds of it lie between two moments.</summary>
    public double SecondsWithin(DateTimeOffset from, DateTimeOffset to)
    {
        var begin = StartedAt > from ? StartedAt : from;
        var end = EndedAt < to ? EndedAt.Value : to;
        return end > begin ? (end - begin).TotalSeconds : 0;
    }
}

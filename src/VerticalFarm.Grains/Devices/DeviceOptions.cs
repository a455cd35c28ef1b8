namespace VerticalFarm.Grains.Devices;

/// <summary>How devices follow their commands.</summary>
public sealed class DeviceOptions
{
    /// <summary>How long a device may take to be seen as commanded before the command is sent again. Default 10 s; must cover the slowest actuator.</summary>
    public TimeSpan ObservationWindow { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many times a command is sent before it fails. Default 3.</summary>
    public int MaxTries { get; set; } = 3;

    /// <summary>After how long a command that was not seen to be done is given up, whatever Home Assistant is at. Default 1 min; must cover all tries.</summary>
    public TimeSpan CommandDeadline { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long to wait before an OFF that failed is tried again. Default 1 min; shorter wears on a device that is stuck.</summary>
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a running device looks at the sensors that it requires. Default 5 s; each look is a call within the cluster.</summary>
    public TimeSpan RequirementInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>After how long without Home Assistant a device is to be in its fail-safe state when it comes back. Default 10 min.</summary>
    public TimeSpan FailSafeAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// For how long the entity of a device that was deleted is told to go to its fail-safe state, until it is seen so. Default 1 day; so long the
    /// token of a farm that was deleted while its Home Assistant was away is kept as well.
    /// </summary>
    public TimeSpan PartingTakesAtMost { get; set; } = TimeSpan.FromDays(1);
}

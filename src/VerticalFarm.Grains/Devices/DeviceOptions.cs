namespace VerticalFarm.Grains.Devices;

/// <summary>How devices follow their commands.</summary>
public sealed class DeviceOptions
{
    /// <summary>How long a device may take to be seen as commanded before the command is sent again. Default 10 s; must cover the slowest actuator.</summary>
    public TimeSpan ObservationWindow { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many times a command is sent before it fails. Default 3.</summary>
    public int MaxTries { get; set; } = 3;
}

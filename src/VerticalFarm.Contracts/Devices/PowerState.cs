namespace VerticalFarm.Contracts.Devices;

/// <summary>On or off.</summary>
public enum PowerState
{
    /// <summary>Off, closed, at rest.</summary>
    Off,

    /// <summary>On, open, working.</summary>
    On,
}

namespace VerticalFarm.Contracts.Devices;

/// <summary>Who may move a device.</summary>
public enum DeviceMode
{
    /// <summary>Rules and people.</summary>
    Auto,

    /// <summary>People only; rules are turned away until the override ends.</summary>
    Manual,
}

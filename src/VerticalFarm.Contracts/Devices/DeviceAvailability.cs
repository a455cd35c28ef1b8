namespace VerticalFarm.Contracts.Devices;

/// <summary>Whether a device can be reached.</summary>
public enum DeviceAvailability
{
    /// <summary>Nobody has heard of it yet.</summary>
    Unknown,

    /// <summary>Home Assistant is connected and has the entity.</summary>
    Online,

    /// <summary>Home Assistant is away, or says that the entity is not available.</summary>
    Offline,
}

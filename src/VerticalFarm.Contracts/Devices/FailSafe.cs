namespace VerticalFarm.Contracts.Devices;

/// <summary>What becomes of a device when nobody governs it any more, or everything must stop.</summary>
public enum FailSafe
{
    /// <summary>It is turned off.</summary>
    Off,

    /// <summary>It is turned on (an exhaust fan, say).</summary>
    On,

    /// <summary>It stays as it is.</summary>
    Hold,
}

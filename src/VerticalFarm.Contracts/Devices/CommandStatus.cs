namespace VerticalFarm.Contracts.Devices;

/// <summary>How far a command has come. All after <see cref="Accepted"/> are ends.</summary>
public enum CommandStatus
{
    /// <summary>Wanted and stored.</summary>
    Requested,

    /// <summary>Handed to Home Assistant.</summary>
    Sent,

    /// <summary>Home Assistant took the service call; no proof that anything moved.</summary>
    Accepted,

    /// <summary>The device was seen to be as commanded.</summary>
    Observed,

    /// <summary>Its deadline passed before it could be sent.</summary>
    Expired,

    /// <summary>Home Assistant refused it, or the device did not move, after all tries.</summary>
    Failed,

    /// <summary>A newer wish took its place.</summary>
    Superseded,

    /// <summary>The device's safety envelope or mode forbade it.</summary>
    Blocked,
}

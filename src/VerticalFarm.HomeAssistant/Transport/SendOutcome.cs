namespace VerticalFarm.HomeAssistant.Transport;

/// <summary>What became of a message that was sent.</summary>
internal enum SendOutcome
{
    /// <summary>Handed to the network.</summary>
    Sent,

    /// <summary>The connection is broken or closed.</summary>
    Broken,

    /// <summary>The peer did not take the bytes in time.</summary>
    NotTaken,
}

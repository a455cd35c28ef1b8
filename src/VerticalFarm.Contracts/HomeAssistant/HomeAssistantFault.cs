namespace VerticalFarm.Contracts.HomeAssistant;

/// <summary>Why there is no connection to Home Assistant.</summary>
public enum HomeAssistantFault
{
    /// <summary>Nothing: the connection stands.</summary>
    None,

    /// <summary>It has not been tried yet.</summary>
    Connecting,

    /// <summary>Home Assistant does not know the token. A new one is needed; the old one is tried once more, and then no more.</summary>
    InvalidToken,

    /// <summary>Nobody answers at the address, or something that is not Home Assistant.</summary>
    Unreachable,

    /// <summary>Home Assistant ended the connection.</summary>
    ClosedByPeer,

    /// <summary>Home Assistant said that it stops or restarts.</summary>
    Restarting,

    /// <summary>The connection stood, but nothing was heard over it any more.</summary>
    Frozen,

    /// <summary>What came is not Home Assistant's protocol.</summary>
    ProtocolError,

    /// <summary>What Home Assistant said could not be taken in here.</summary>
    Internal,
}

namespace VerticalFarm.HomeAssistant;

/// <summary>Why there is no connection; what happens next hangs on it.</summary>
public enum DisconnectReason
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>Home Assistant does not know the token. It is tried once more after some minutes and then not until there is a new one: many wrong tries get an address banned.</summary>
    InvalidToken,

    /// <summary>Nobody answers at the address, or something that is not Home Assistant. Tried again with a growing pause.</summary>
    Unreachable,

    /// <summary>Home Assistant ended the connection (a lagging reader, a revoked token, a crash). Tried again soon.</summary>
    ClosedByPeer,

    /// <summary>Home Assistant said that it stops. Tried again soon, and believed only when it has started.</summary>
    Restarting,

    /// <summary>The connection is open but silent for too long. What was sent may still be carried out when it thaws.</summary>
    Frozen,

    /// <summary>What came is not the protocol.</summary>
    ProtocolError,

    /// <summary>The runner was told to stop. Calls under way end with it; the listener is not told.</summary>
    Cancelled,

    /// <summary>The listener failed on what it was told: everything is delivered anew over a new connection.</summary>
    ListenerFailed,
}

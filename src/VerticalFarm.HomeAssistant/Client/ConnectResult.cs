using VerticalFarm.HomeAssistant.Connection;

namespace VerticalFarm.HomeAssistant.Client;

/// <summary>An authenticated connection, or why there is none: exactly one of the two.</summary>
internal readonly record struct ConnectResult(HomeAssistantConnection? Connection, Disconnection? Failure)
{
    public static ConnectResult Failed(DisconnectReason reason, string message) => new(null, new Disconnection(reason, message));
}

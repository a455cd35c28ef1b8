using Microsoft.Extensions.Logging;

namespace VerticalFarm.HomeAssistant;

public sealed partial class HomeAssistantRunner
{
    [LoggerMessage(LogLevel.Information, "Connected to Home Assistant {Version} at {Address}")]
    private partial void LogConnected(string address, string version);

    [LoggerMessage(LogLevel.Warning, "No session with Home Assistant at {Address} ({Reason}): {Message}")]
    private partial void LogDisconnected(string address, DisconnectReason reason, string message);

    [LoggerMessage(LogLevel.Error, "The listener of Home Assistant at {Address} failed")]
    private partial void LogListenerFailed(string address, Exception failure);

    [LoggerMessage(LogLevel.Error, "Home Assistant at {Address} does not accept the token: it is not tried any more until there is a new one")]
    private partial void LogGivenUp(string address);

    [LoggerMessage(LogLevel.Debug, "Stopped the session with Home Assistant at {Address}")]
    private partial void LogStopped(string address);
}

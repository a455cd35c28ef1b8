using VerticalFarm.HomeAssistant.Connection;

namespace VerticalFarm.HomeAssistant.Client;

/// <summary>What authentication came to: Home Assistant's version, or a failure.</summary>
internal readonly record struct AuthenticationResult(string Version, Disconnection? Failure);

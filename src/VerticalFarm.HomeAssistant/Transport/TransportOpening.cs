namespace VerticalFarm.HomeAssistant.Transport;

/// <summary>An open transport, or why there is none, in words for a person.</summary>
internal readonly record struct TransportOpening(WebSocketTransport? Transport, string Failure);

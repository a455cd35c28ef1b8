namespace VerticalFarm.HomeAssistant.Transport;

/// <summary>A name led to no address that may be connected to. Crosses the HTTP stack, hence an exception.</summary>
internal sealed class AddressForbiddenException(string host) : Exception($"{host} has no address that may be connected to.");

namespace VerticalFarm.HomeAssistant.Transport;

/// <summary>A message, or the end.</summary>
/// <param name="End">None when there is a message.</param>
/// <param name="Text">UTF-8, valid until the next receive.</param>
internal readonly record struct Received(TransportEnd End, ReadOnlyMemory<byte> Text);

namespace VerticalFarm.HomeAssistant.Connection;

/// <summary>The end of a connection.</summary>
/// <param name="Reason">In a word.</param>
/// <param name="Message">For a person.</param>
internal sealed record Disconnection(DisconnectReason Reason, string Message);

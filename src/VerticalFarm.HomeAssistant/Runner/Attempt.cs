using VerticalFarm.HomeAssistant.Connection;

namespace VerticalFarm.HomeAssistant.Runner;

/// <summary>A try at a session, over.</summary>
/// <param name="End">How it ended.</param>
/// <param name="GotIn">Whether Home Assistant took the token.</param>
/// <param name="WasStable">Whether it had worked for long enough that its end is a fresh event rather than one more failure.</param>
internal sealed record Attempt(Disconnection End, bool GotIn, bool WasStable);

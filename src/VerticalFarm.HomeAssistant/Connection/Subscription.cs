namespace VerticalFarm.HomeAssistant.Connection;

/// <summary>What became of an attempt to subscribe.</summary>
/// <param name="Id">Names it when unsubscribing.</param>
/// <param name="Result">Whether it stands.</param>
internal readonly record struct Subscription(long Id, CommandResult Result);

namespace VerticalFarm.HomeAssistant;

/// <summary>What an entity said at a moment that has passed.</summary>
/// <param name="EntityId">The entity.</param>
/// <param name="State">Its state, such as 21.5.</param>
/// <param name="At">Since when.</param>
public sealed record HistoryState(string EntityId, string State, DateTimeOffset At);

namespace VerticalFarm.HomeAssistant.Entities;

/// <summary>What an event changed, in its order.</summary>
internal readonly record struct StateChanges(List<EntityState> Changed, List<string> Removed)
{
    /// <summary>Which of the watched entities go by another id now.</summary>
    public List<EntityRename> Renamed { get; init; } = [];
}

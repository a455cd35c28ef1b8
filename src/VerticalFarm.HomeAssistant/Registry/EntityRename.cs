namespace VerticalFarm.HomeAssistant;

/// <summary>An entity goes by another id from now on.</summary>
/// <param name="From">Its id until now.</param>
/// <param name="To">Its id from now on.</param>
public sealed record EntityRename(string From, string To);

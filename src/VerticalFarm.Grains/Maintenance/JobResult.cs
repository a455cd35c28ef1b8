namespace VerticalFarm.Grains.Maintenance;

/// <summary>What a run came to.</summary>
/// <param name="IsDone">Whether nothing is left to do.</param>
/// <param name="Detail">In words.</param>
internal readonly record struct JobResult(bool IsDone, string? Detail = null);

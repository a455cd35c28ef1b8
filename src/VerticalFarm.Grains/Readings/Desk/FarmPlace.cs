using VerticalFarm.Contracts.Farms;

namespace VerticalFarm.Grains.Readings.Desk;

/// <summary>What the way in must know of a farm.</summary>
/// <param name="FarmId">The farm.</param>
/// <param name="RoleOf">The role of a user in it, read from the farm's state as it is; null for a stranger.</param>
internal sealed record FarmPlace(Guid FarmId, Func<Guid, FarmRole?> RoleOf);

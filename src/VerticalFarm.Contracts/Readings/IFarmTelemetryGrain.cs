using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Readings;

/// <summary>Tells what became of a farm's readings. Keeps nothing; key: the farm's id.</summary>
[Alias("VerticalFarm.IFarmTelemetryGrain")]
public interface IFarmTelemetryGrain : IGrainWithGuidKey
{
    /// <summary>The counts of every sensor, where readings are missing between two moments, and which numbers of senders did not arrive.</summary>
    [Requires(Permission.FarmViewer)]
    Task<Result<FarmTelemetry>> Get(DateTimeOffset from, DateTimeOffset to);
}

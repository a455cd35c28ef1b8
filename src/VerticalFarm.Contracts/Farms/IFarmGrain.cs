using Orleans.Concurrency;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Contracts.Farms;

/// <summary>
/// A farm: its profile, layout and members, and the ids of what it owns. Key: the farm's id. Every change is committed when the call
/// returns. Reading methods interleave, because the farm's own parts ask it who may do what.
/// </summary>
[Alias("VerticalFarm.IFarmGrain")]
public interface IFarmGrain : IGrainWithGuidKey
{
    /// <summary>Brings the farm into being with its default layout and rules; a second time changes nothing.</summary>
    Task<FarmView> Create(Guid ownerId, FarmProfile profile);

    /// <summary>The role of a user in this farm; null for a stranger, and when there is no such farm.</summary>
    [AlwaysInterleave]
    Task<FarmRole?> RoleOf(Guid userId);

    /// <summary>What a rule or sensor of this farm must know of it; null when there is no such farm.</summary>
    [AlwaysInterleave]
    Task<FarmFacts?> Facts();

    /// <summary>The farm as the caller sees it.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<FarmView>> Get();

    /// <summary>Changes the profile. <paramref name="ifVersion"/> is the version that the caller has seen; null to not care.</summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<FarmView>> Update(FarmPatch patch, long? ifVersion);

    /// <summary>Ends the farm: devices go to their fail-safe state, reminders stop, nothing of it is served any more.</summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<Done>> Delete();

    /// <summary>Rows, racks and shelves.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<FarmLayout>> GetLayout();

    /// <summary>Everything that the first screen shows, gathered in parallel.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<FarmDashboard>> GetDashboard();

    /// <summary>The farm's sensors, in order of creation; the search looks in the name.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Page<SensorView>> ListSensors(PageRequest page);

    /// <summary>Adds a sensor.</summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<SensorView>> AddSensor(SensorSpec spec);

    /// <summary>The farm's devices, in order of creation; the search looks in the name.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Page<DeviceView>> ListDevices(PageRequest page);

    /// <summary>Adds a device. Two devices on one entity are refused.</summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<DeviceView>> AddDevice(DeviceSpec spec);

    /// <summary>The farm's rules, in order of creation; the search looks in the name.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Page<RuleView>> ListRules(PageRequest page);

    /// <summary>Adds a rule. Every sensor and device it names must be this farm's.</summary>
    [Requires(Permission.FarmOperator)]
    Task<Result<RuleView>> AddRule(RuleDefinition rule);

    /// <summary>
    /// Checks an update of a part (<paramref name="id"/>) against the rest of the farm and notes its new name. Called by the part before it
    /// commits the update.
    /// </summary>
    Task<Result<Done>> ReviseSensor(Guid id, SensorSpec spec);

    /// <inheritdoc cref="ReviseSensor"/>
    Task<Result<Done>> ReviseDevice(Guid id, DeviceSpec spec);

    /// <inheritdoc cref="ReviseSensor"/>
    Task<Result<Done>> ReviseRule(Guid id, RuleDefinition rule);

    /// <summary>Takes a part off the farm's lists, because it was deleted.</summary>
    Task Forget(Guid id);
}

using Orleans.Concurrency;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Audit;
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

    /// <summary>The farm as a user sees it; null for a stranger, and when there is no such farm.</summary>
    [AlwaysInterleave]
    Task<FarmView?> ViewFor(Guid userId);

    /// <summary>What a rule or sensor of this farm must know of it; null when there is no such farm.</summary>
    [AlwaysInterleave]
    Task<FarmFacts?> Facts();

    /// <summary>What its reports must know of it; null when there is no such farm.</summary>
    [AlwaysInterleave]
    Task<ReportFacts?> ReportFacts();

    /// <summary>What one of its devices must know before it moves; null when there is no such farm.</summary>
    [AlwaysInterleave]
    Task<DeviceSurroundings?> SurroundingsOf(Guid deviceId);

    /// <summary>The farm as the caller sees it.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<FarmView>> Get();

    /// <summary>Changes the profile. <paramref name="ifVersion"/> is the version that the caller has seen; null to not care.</summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<FarmView>> Update(FarmPatch patch, long? ifVersion);

    /// <summary>Ends the farm: devices go to their fail-safe state, reminders stop, nothing of it is served any more.</summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<Done>> Delete();

    /// <summary>
    /// Every device goes to its fail-safe state, and stays there whatever rules and people want, until the stop is lifted. Committed on
    /// return; devices are told at once, and again every minute until then. A second stop replaces the reason of the first.
    /// </summary>
    [Requires(Permission.FarmOperator)]
    Task<Result<EmergencyStop>> StopEverything(string reason);

    /// <summary>Lifts the emergency stop. Devices stay as they are; rules and people may move them again.</summary>
    [Requires(Permission.FarmOperator)]
    Task<Result<Done>> LiftStop();

    /// <summary>Rows, racks and shelves.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<LayoutView>> GetLayout();

    /// <summary>
    /// Replaces the layout. A shelf that is left out must be empty, and no rule may name a place that is. <paramref name="ifVersion"/> is the
    /// version that the caller has seen; null to not care.
    /// </summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<LayoutView>> SetLayout(FarmLayout layout, long? ifVersion);

    /// <summary>Everything that the first screen shows, gathered in parallel.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<FarmDashboard>> GetDashboard();

    /// <summary>The farm's sensors, in order of creation; the search looks in the name.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Page<SensorView>> ListSensors(PageRequest page);

    /// <summary>Adds a sensor. <paramref name="id"/> is what it shall be known by: asked again with the same, it is made once. Null for a new one.</summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<SensorView>> AddSensor(SensorSpec spec, Guid? id = null);

    /// <summary>The farm's devices, in order of creation; the search looks in the name.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Page<DeviceView>> ListDevices(PageRequest page);

    /// <summary>Adds a device. Two devices on one entity are refused. For <paramref name="id"/> see <see cref="AddSensor"/>.</summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<DeviceView>> AddDevice(DeviceSpec spec, Guid? id = null);

    /// <summary>The farm's rules, in order of creation; the search looks in the name.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Page<RuleView>> ListRules(PageRequest page);

    /// <summary>Adds a rule. Every sensor and device it names must be this farm's. For <paramref name="id"/> see <see cref="AddSensor"/>.</summary>
    [Requires(Permission.FarmOperator)]
    Task<Result<RuleView>> AddRule(RuleDefinition rule, Guid? id = null);

    /// <summary>Whether everything that a rule names is this farm's. Changes nothing.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<Done>> ReviewRule(RuleDefinition rule);

    /// <summary>Who shares the farm, by name; the search looks in e-mail and name.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Page<MemberView>> ListMembers(PageRequest page);

    /// <summary>
    /// Shares the farm with the account of an e-mail address, or gives a member another role. The role of who made the farm stays owner, so
    /// that a farm always has one.
    /// </summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<MemberView>> SetMember(string email, FarmRole role);

    /// <summary>Ends a membership; that of who made the farm stays.</summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<Done>> RemoveMember(Guid userId);

    /// <summary>Ends the caller's own membership; who made the farm cannot leave it.</summary>
    [Requires(Permission.FarmViewer)]
    Task<Result<Done>> Leave();

    /// <summary>The farm's API keys, in order of creation; the search looks in the name.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Page<ApiKeyView>> ListApiKeys(PageRequest page);

    /// <summary>Makes an API key, with which devices send readings to this farm's sensors. Its secret is told here and never again.</summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<NewApiKey>> AddApiKey(string name);

    /// <summary>Takes an API key back.</summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<Done>> RemoveApiKey(Guid keyId);

    /// <summary>Whether this is a key of this farm. Open to anybody: it is how a key signs in.</summary>
    [Requires(Permission.Anyone), AlwaysInterleave]
    Task<bool> KnowsKey(Guid keyId, string secret);

    /// <summary>What was done in this farm, the newest first; the search looks in the action. Only owners see network addresses.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Page<AuditEntry>> ListAudit(PageRequest page);

    /// <summary>The same narrowed down to who did it, what, to which thing, and when.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Page<AuditEntry>> FindAudit(AuditQuery query);

    /// <summary>
    /// Checks an update of a part (<paramref name="id"/>) against the rest of the farm and notes its new name. Called by the part before it
    /// commits the update.
    /// </summary>
    Task<Result<Done>> ReviseSensor(Guid id, SensorSpec spec);

    /// <inheritdoc cref="ReviseSensor"/>
    Task<Result<Done>> ReviseDevice(Guid id, DeviceSpec spec);

    /// <inheritdoc cref="ReviseSensor"/>
    Task<Result<Done>> ReviseRule(Guid id, RuleDefinition rule);

    /// <summary>Takes a member off because the account is no more.</summary>
    Task ForgetMember(Guid userId);

    /// <summary>How many of its alerts are not over, told by those whenever it changes.</summary>
    [OneWay, AlwaysInterleave]
    Task AlertsCounted(AlertTally tally);

    /// <summary>Takes a part off the farm's lists, because it was deleted.</summary>
    Task Forget(Guid id);
}

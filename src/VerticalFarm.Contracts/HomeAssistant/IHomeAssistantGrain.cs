using Orleans.Concurrency;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.HomeAssistant;

/// <summary>
/// A farm's Home Assistant: address, encrypted token and the entities that matter. Owns <em>the</em> connection, so that there is one in
/// the whole cluster; a reminder brings it back when its silo dies. Key: the farm's id.
/// </summary>
[Alias("VerticalFarm.IHomeAssistantGrain")]
public interface IHomeAssistantGrain : IGrainWithGuidKey
{
    /// <summary>Sets address and token, and connects. Committed on return; whether the connection stands, <see cref="Get"/> tells.</summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<HomeAssistantView>> Configure(HomeAssistantSettings settings);

    /// <summary>How the connection is.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<HomeAssistantView>> Get();

    /// <summary>Disconnects, and forgets address and token.</summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<Done>> Disconnect();

    /// <summary>
    /// What Home Assistant offers, in order of entity id, with what each would become; the search looks in ids and names.
    /// <see cref="FailureKind.Upstream"/> when it is not connected or does not tell.
    /// </summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<Page<HomeAssistantEntity>>> ListEntities(PageRequest page);

    /// <summary>
    /// Makes sensors and devices of entities. Every choice is checked before the first is made; two of a kind on one entity are refused.
    /// <paramref name="id"/> is what the request shall be known by: asked again with the same, it is done once. Null for a new one.
    /// </summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<EntityImportReport>> Import(EntityImport import, Guid? id = null);

    /// <summary>
    /// Sends a message by one of Home Assistant's notify services. <see cref="FailureKind.Upstream"/> when it is not connected or gives no
    /// answer, <see cref="FailureKind.BusinessRule"/> when it refuses: then trying again will not help.
    /// </summary>
    [AlwaysInterleave]
    Task<Result<Done>> Notify(HomeAssistantMessage message);

    /// <summary>
    /// What the entity cannot do of a command, by its domain, features and ranges; null when it can, or when nothing is known of it now.
    /// </summary>
    [AlwaysInterleave]
    Task<CommandRefusal?> Check(string entityId, CommandKind command, CommandData? data);

    /// <summary>
    /// Make sure that the connection stands and watches the entities that the farm's sensors and devices name now. Called when those
    /// change, when a silo starts or dies, and by the reminder.
    /// </summary>
    [OneWay]
    Task KeepConnected();

    /// <summary>
    /// Disconnects because the farm is ending: once every command on its way has been answered, and every entity that was left is seen in its
    /// fail-safe state. Until then address and token are kept, and nothing is served. Committed on return.
    /// </summary>
    Task Remove();

    /// <summary>
    /// Sees to it that an entity which is governed no more goes to its fail-safe state, however often that must be tried and whatever dies
    /// meanwhile; given up after a time (by default a day), or when a device of the farm governs the entity again. Committed on return.
    /// </summary>
    Task Leave(EntityParting parting);

    /// <summary>What is known of an entity now; also brings the connection up when the grain was asleep.</summary>
    [AlwaysInterleave]
    Task<EntityObservation> Look(string entityId);

    /// <summary>Hands a command to Home Assistant; <see cref="Devices.IDeviceGrain.Dispatched"/> is told what became of it.</summary>
    [OneWay]
    Task Dispatch(DeviceDispatch dispatch);
}

using Orleans.Concurrency;
using VerticalFarm.Contracts.Calls;
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
    /// Make sure that the connection stands and watches the entities that the farm's sensors and devices name now. Called when those
    /// change, when a silo starts or dies, and by the reminder.
    /// </summary>
    [OneWay]
    Task KeepConnected();

    /// <summary>Disconnects once every command on its way has been answered, because the farm is ending.</summary>
    Task Remove();

    /// <summary>What is known of an entity now; also brings the connection up when the grain was asleep.</summary>
    [AlwaysInterleave]
    Task<EntityObservation> Look(string entityId);

    /// <summary>Hands a command to Home Assistant; <see cref="Devices.IDeviceGrain.Dispatched"/> is told what became of it.</summary>
    [OneWay]
    Task Dispatch(DeviceDispatch dispatch);
}

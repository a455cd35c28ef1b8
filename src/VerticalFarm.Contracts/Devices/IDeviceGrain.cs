using Orleans.Concurrency;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Devices;

/// <summary>
/// The twin of an actuator: how it is wanted, how it was seen, and the safety envelope that it keeps whoever commands it. One command is
/// in flight at a time; the newest wish wins. Key: the device's id.
/// </summary>
[Alias("VerticalFarm.IDeviceGrain")]
public interface IDeviceGrain : IGrainWithGuidKey
{
    /// <summary>Brings the device into being; a second time changes nothing. Committed on return.</summary>
    Task<DeviceView> Create(Guid farmId, DeviceSpec spec);

    /// <summary>The device as it is wanted and seen.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<DeviceView>> Get();

    /// <summary>Changes what a grower says of it. Committed on return.</summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<DeviceView>> Update(DevicePatch patch, long? ifVersion);

    /// <summary>Brings the device to its fail-safe state and ends it.</summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<Done>> Delete();

    /// <summary>
    /// A person's command. The wish and its lease are stored on return; <see cref="WaitFor"/> tells how it ends.
    /// <see cref="FailureKind.BusinessRule"/> when the safety envelope forbids it: the message says what, and until when.
    /// <paramref name="id"/> is what the command shall be known by: asked again with the same, it is given once. Null for a new one.
    /// </summary>
    [Requires(Permission.FarmOperator)]
    Task<Result<CommandView>> Submit(CommandRequest request, Guid? id = null);

    /// <summary>A command as it stands when it has ended, or after <paramref name="patience"/> (at most 30 s).</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<CommandView>> WaitFor(Guid commandId, TimeSpan patience);

    /// <summary>The device's commands, the newest first.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Page<CommandView>> ListCommands(PageRequest page);

    /// <summary>One of the device's commands.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<CommandView>> GetCommand(Guid commandId);

    /// <summary>What a rule wants, until it wants something else or lets go. Saying it again is harmless. Committed on return.</summary>
    Task<WishOutcome> Wish(RuleWish wish);

    /// <summary>A rule lets go: the next in rank gets the device at once. Letting go again is harmless. Committed on return.</summary>
    Task Release(RuleRelease release);

    /// <summary>A rule wants to be told when the device turns on or off, or goes or comes. Committed on return.</summary>
    Task Watch(Guid ruleId);

    /// <summary>A rule does not want to be told any more. Committed on return.</summary>
    Task Unwatch(Guid ruleId);

    /// <summary>Brings the device to its fail-safe state and ends it, because its farm is ending.</summary>
    Task Remove();

    /// <summary>
    /// There is news of the entity, or of the connection to it: the device asks <see cref="IHomeAssistantGrain.Look"/> how it is. The message
    /// carries no state, because two of them may come in either order.
    /// </summary>
    [OneWay]
    Task EntityChanged();

    /// <summary>
    /// There is news of the farm that a device must know: an emergency stop, or another device that must not be on together with it. It looks
    /// for itself.
    /// </summary>
    [OneWay]
    Task FarmChanged();

    /// <summary>Home Assistant tells what became of a command that was dispatched.</summary>
    [OneWay]
    Task Dispatched(DispatchReport report);

    /// <summary>Somebody watches the farm until then: from the answer on, news is published to its feed.</summary>
    [AlwaysInterleave]
    Task FeedWatched(DateTimeOffset until);
}

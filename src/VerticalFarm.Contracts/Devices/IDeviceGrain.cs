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
    /// </summary>
    [Requires(Permission.FarmOperator)]
    Task<Result<CommandView>> Submit(CommandRequest request);

    /// <summary>A command as it stands when it has ended, or after <paramref name="patience"/> (at most 30 s).</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<CommandView>> WaitFor(Guid commandId, TimeSpan patience);

    /// <summary>The device's commands, the newest first.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Page<CommandView>> ListCommands(PageRequest page);

    /// <summary>One of the device's commands.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<CommandView>> GetCommand(Guid commandId);

    /// <summary>What a rule wants. Saying it again is harmless.</summary>
    Task<WishOutcome> Wish(RuleWish wish);

    /// <summary>Brings the device to its fail-safe state and ends it, because its farm is ending.</summary>
    Task Remove();

    /// <summary>Home Assistant tells how the entity is, or that it cannot be reached.</summary>
    [OneWay]
    Task Observe(EntityObservation observation);

    /// <summary>Home Assistant tells what became of a command that was dispatched.</summary>
    [OneWay]
    Task Dispatched(DispatchReport report);
}

using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Grains.Devices;

/// <summary>What people ask of a device, and the record of it.</summary>
internal sealed partial class DeviceGrain
{
    private static readonly TimeSpan MaxPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan QueryTimeout = TimeSpan.FromSeconds(10);

    // Whoever waits for the end of the open command.
    private TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<Result<CommandView>> Submit(CommandRequest request)
    {
        if (request.Errors().ToArray() is { Length: > 0 } errors)
        {
            return Failure.Validation(errors);
        }

        var now = time.GetUtcNow();
        var source = new CommandSource(CommandSourceKind.User, Caller.Current?.UserId);
        var desired = DeviceTwin.Desire(request.Command, request.Data, now);
        if (Forbids(desired.State, now) is { } interlock)
        {
            await RecordBlockedAsync(request.Command, request.Data, source, interlock.Sentence, now);
            return Failure.BusinessRule(interlock.Sentence);
        }

        return await PursueAsync(
            NewCommand(request.Command, request.Data, source, now),
            device.State with
            {
                Desired = desired,
                DesiredBy = null,
                LeaseExpiresAt = SafetyRules.LeaseEnd(device.State.Spec.Safety, desired.State, request.ForSeconds, now),
                Mode = request.OverrideSeconds is null ? Mode() : DeviceMode.Manual,
                OverrideUntil = request.OverrideSeconds is { } seconds ? now.AddSeconds(seconds) : device.State.OverrideUntil,
            });
    }

    public async Task<Result<CommandView>> WaitFor(Guid commandId, TimeSpan patience)
    {
        var until = time.GetUtcNow() + (patience < MaxPatience ? patience : MaxPatience);
        while (device.State.Command is { HasEnded: false } open && open.Id == commandId && until - time.GetUtcNow() is { Ticks: > 0 } left)
        {
            try
            {
                await _ended.Task.WaitAsync(left, time);
            }
            catch (TimeoutException)
            {
                break;
            }
        }

        return await GetCommand(commandId);
    }

    public async Task<Result<CommandView>> GetCommand(Guid commandId)
    {
        if (device.State.Unrecorded.Append(device.State.Command).LastOrDefault(command => command?.Id == commandId) is { } recent)
        {
            return recent;
        }

        using var timeout = new CancellationTokenSource(QueryTimeout, time);
        return await log.FindAsync(Id, commandId, timeout.Token) is { } found ? found : Failure.NotFound("command");
    }

    public async Task<Page<CommandView>> ListCommands(PageRequest page)
    {
        using var timeout = new CancellationTokenSource(QueryTimeout, time);
        return await log.ListAsync(Id, page, timeout.Token);
    }

    private CommandView NewCommand(CommandKind kind, CommandData? data, CommandSource source, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        DeviceId = Id,
        Command = kind,
        Data = data,
        Source = source,
        Status = CommandStatus.Requested,
        RequestedAt = now,
    };

    private Interlock? Forbids(PowerState wanted, DateTimeOffset now) =>
        SafetyRules.Check(device.State.Spec.Safety, wanted, Reported, device.State.TurnedOnAt, device.State.TurnedOffAt, now);

    private Task RecordBlockedAsync(CommandKind kind, CommandData? data, CommandSource source, string why, DateTimeOffset now) =>
        RecordAsync(NewCommand(kind, data, source, now) with { Status = CommandStatus.Blocked, Message = why, EndedAt = now });
}

using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Devices.Control;
using VerticalFarm.Grains.Devices.Envelope;

namespace VerticalFarm.Grains.Devices;

/// <summary>What people ask of a device.</summary>
internal sealed partial class DeviceGrain
{
    private static readonly TimeSpan MaxPatience = TimeSpan.FromSeconds(30);

    // Whoever waits for the end of the open command.
    private TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<Result<CommandView>> Submit(CommandRequest request, Guid? id)
    {
        if (id is { } asked && (await GetCommand(asked)).TryGet(out var known, out _))
        {
            return known;
        }

        if (request.Errors().ToArray() is { Length: > 0 } errors)
        {
            return Failure.Validation(errors);
        }

        if (await HomeAssistant().Check(device.State.Spec.EntityId, request.Command, request.Data) is { } refusal)
        {
            return Failure.BusinessRule(refusal.Message, new FieldError(refusal.Field, refusal.Message));
        }

        await audit.RecordAsync(FarmId, AuditActions.Commanded, AuditSubjects.Device, Id, after: request);
        var source = new CommandSource(CommandSourceKind.User, Caller.Current?.UserId);
        var (around, interlock) = await MayBecomeAsync(DeviceTwin.Desire(request.Command, request.Data, time.GetUtcNow()).State);
        var now = time.GetUtcNow();
        var command = Control.Commands.New(Id, request.Command, request.Data, source, now, id);
        if (interlock is not null)
        {
            await RecordBlockedAsync(command, interlock.Sentence());
            return Failure.BusinessRule(interlock.Sentence(), interlock.Fields());
        }

        var desired = DeviceTwin.Desire(request.Command, request.Data, now);
        var state = Ledger.Note(device.State, around, now);
        var wanted = state with
        {
            Desired = desired,
            DesiredBy = null,
            WantedAt = now,
            LeaseExpiresAt = SafetyRules.LeaseEnd(state.Spec.Safety, desired.State, request.ForSeconds, Ledger.OnSince(state), now),
            Mode = request.OverrideSeconds is null ? Mode() : DeviceMode.Manual,
            OverrideUntil = request.OverrideSeconds is { } seconds ? now.AddSeconds(seconds) : state.OverrideUntil,
        };
        await ApplyAsync(Pursuit.Begin(wanted, state, around, command, now), around);
        return device.State.Command!;
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

    /// <summary>
    /// Whether the envelope lets the device become so now; if it is to be on, it has its turn among its rivals when nothing is against it. What
    /// can be known without asking is judged first, so that a turn is not taken in vain.
    /// </summary>
    private async Task<(Surroundings Around, Interlock? Interlock)> MayBecomeAsync(PowerState wanted)
    {
        var around = await LookAroundAsync(towardsOn: wanted == PowerState.On);
        var interlock = Interlocks.Against(wanted, device.State, around with { Rival = null }, time.GetUtcNow());
        if (interlock is null && wanted == PowerState.On)
        {
            around = await TakeTurnAsync();
            interlock = Interlocks.Against(wanted, device.State, around, time.GetUtcNow());
        }

        return (around, interlock);
    }
}

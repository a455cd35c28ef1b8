using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Grains.Devices;

/// <summary>
/// The end of every ON. A lease is stored with its expiry; a timer ends it on the second while this activation lives, and a reminder ends
/// it when the silo died in between. It is over only once the device was seen off.
/// </summary>
internal sealed partial class DeviceGrain
{
    private const string LeaseReminder = "lease";
    private IGrainTimer? _leaseTimer;

    public Task ReceiveReminder(string reminderName, TickStatus status) => OnLeaseDueAsync();

    public async Task<Result<Done>> Delete()
    {
        await Farm().Forget(Id);
        await Remove();
        return Done.Value;
    }

    public async Task Remove()
    {
        if (device.RecordExists && device.State.Spec.Safety.FailSafe != FailSafe.Hold)
        {
            var kind = device.State.Spec.Safety.FailSafe == FailSafe.Off ? CommandKind.TurnOff : CommandKind.TurnOn;
            await HomeAssistant().Dispatch(new() { DeviceId = Id, CommandId = Guid.NewGuid(), EntityId = device.State.Spec.EntityId, Command = kind });
        }

        await DropLeaseReminderAsync();
        await device.ClearStateAsync();
        DeactivateOnIdle();
    }

    private async Task OnLeaseDueAsync()
    {
        if (device.State.LeaseExpiresAt is not { } end)
        {
            await DropLeaseReminderAsync();
            return;
        }

        var now = time.GetUtcNow();
        if (end > now)
        {
            ArmLeaseTimer();
            return;
        }

        if (Availability == DeviceAvailability.Online && Reported?.State == PowerState.Off)
        {
            await CommitAsync(device.State with { LeaseExpiresAt = null });
            await DropLeaseReminderAsync();
            return;
        }

        // Off is wanted from now on; while the device cannot be reached that is enough, since it is reconciled when it can.
        var off = device.State.Desired is { State: PowerState.Off } already ? already : DeviceTwin.Desire(CommandKind.TurnOff, null, now);
        var next = device.State with { Desired = off, DesiredBy = null };
        if (Availability != DeviceAvailability.Online)
        {
            await CommitAsync(next);
        }
        else if (device.State.Command is not { HasEnded: false, Command: CommandKind.TurnOff })
        {
            await PursueAsync(NewCommand(CommandKind.TurnOff, null, CommandSource.Device, now) with { Message = "Its lease ended" }, next);
        }
    }

    /// <summary>Notes when the device was seen to turn on or off, and begins or ends a lease for what nobody here commanded.</summary>
    private async Task NoteTransitionAsync()
    {
        if (Availability != DeviceAvailability.Online || Reported is not { State: { } power, At: var at })
        {
            return;
        }

        var state = device.State;
        var wasOn = state.TurnedOnAt is not null && !(state.TurnedOffAt >= state.TurnedOnAt);
        var next = state;
        if (power == PowerState.On && !wasOn)
        {
            next = next with { TurnedOnAt = at };
        }
        else if (power == PowerState.Off && wasOn)
        {
            next = next with { TurnedOffAt = at < state.TurnedOnAt ? time.GetUtcNow() : at };
        }

        if (power == PowerState.On && state.LeaseExpiresAt is null)
        {
            next = next with { LeaseExpiresAt = SafetyRules.LeaseEnd(state.Spec.Safety, PowerState.On, null, time.GetUtcNow()) };
        }
        else if (power == PowerState.Off && (state.Command is not { HasEnded: false } || state.Desired?.State == PowerState.Off))
        {
            next = next with { LeaseExpiresAt = null };
        }

        if (next == state)
        {
            return;
        }

        if (next.LeaseExpiresAt is not null && state.LeaseExpiresAt is null)
        {
            await ArmLeaseReminderAsync(next.LeaseExpiresAt);
        }

        await CommitAsync(next);
        ArmLeaseTimer();
    }

    private async Task ArmLeaseReminderAsync(DateTimeOffset? end)
    {
        if (end is { } at)
        {
            var due = at - time.GetUtcNow();
            await this.RegisterOrUpdateReminder(LeaseReminder, due > TimeSpan.Zero ? due : TimeSpan.Zero, TimeSpan.FromMinutes(1));
        }
    }

    private async Task DropLeaseReminderAsync()
    {
        if (await this.GetReminder(LeaseReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private void ArmLeaseTimer()
    {
        _leaseTimer?.Dispose();
        if (device.State.LeaseExpiresAt is { } end)
        {
            var due = end - time.GetUtcNow();
            _leaseTimer = this.RegisterGrainTimer(
                OnLeaseDueAsync, new GrainTimerCreationOptions(due > TimeSpan.Zero ? due : TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        }
    }
}

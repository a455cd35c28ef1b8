using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Devices.Control;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Devices;

/// <summary>
/// The end of a device, by itself or with its farm. One commit takes it out of service; a reminder sees to it that the rest is done even if
/// its silo dies in between. Its entity is left to the connection, which pursues the fail-safe state until it is seen.
/// </summary>
internal sealed partial class DeviceGrain
{
    private const string EndReminder = "ending";
    private static readonly TimeSpan EndPeriod = TimeSpan.FromMinutes(1);

    public async Task<Result<Done>> Delete()
    {
        await audit.RecordAsync(FarmId, AuditActions.Deleted, AuditSubjects.Device, Id, before: device.State.Spec);
        await this.RegisterOrUpdateReminder(EndReminder, EndPeriod, EndPeriod);
        await device.CommitAsync(device.State with { Ending = true }, this);
        await EndAsync();
        return Done.Value;
    }

    public async Task Remove()
    {
        if (device.RecordExists)
        {
            await LeaveAsync(device.State);
            await EndRunAsync();
            await Exclusion().Release(Id);
            await device.ClearAsync(this);
            Arm(null);
        }

        await DropReminderAsync(LeaseReminder);
        await DropReminderAsync(EndReminder);
        DeactivateOnIdle();
    }

    private async Task OnEndReminderAsync()
    {
        if (device is { RecordExists: true, State.Ending: true })
        {
            await EndAsync();
        }
        else
        {
            await DropReminderAsync(EndReminder); // The silo died between reminder and commit, or after the last of it.
        }
    }

    // Off the farm's list before its entity is left: what is on the list is governed.
    private async Task EndAsync()
    {
        Arm(null);
        try
        {
            await Farm().Forget(Id);
            await Remove();
        }
        catch (Exception fault)
        {
            LogEndDelayed(logger, fault, Id);
        }
    }

    /// <summary>Has an entity that is governed no more go to its fail-safe state. Committed on return: it is seen to, whatever dies.</summary>
    private async Task LeaveAsync(DeviceState state)
    {
        if (state.Spec.Safety.FailSafe != FailSafe.Hold)
        {
            var goal = state.Spec.Safety.FailSafe == FailSafe.Off ? PowerState.Off : PowerState.On;
            await HomeAssistant().Leave(new EntityParting
            {
                EntityId = state.Spec.EntityId,
                State = goal,
                Since = time.GetUtcNow(),
                MayComeLate = state.StragglerSince is not null || (state.Command is { HasEnded: false } open && DeviceTwin.Goal(open) != goal),
            });
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Device {DeviceId} could not be ended yet; tried again in a minute")]
    private static partial void LogEndDelayed(ILogger logger, Exception fault, Guid deviceId);
}

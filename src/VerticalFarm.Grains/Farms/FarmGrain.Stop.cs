using System.Collections.Immutable;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Farms;

/// <summary>
/// The emergency stop. It is a state of the farm, not a message: devices look at it before they move, and whenever they wake. They are told
/// at once, and told again every minute while it lasts, so that one that could not be reached, or came later, obeys as well.
/// </summary>
internal sealed partial class FarmGrain
{
    private const string StopReminder = "emergency-stop";
    private static readonly TimeSpan StopPeriod = TimeSpan.FromMinutes(1);

    public Task<DeviceSurroundings?> SurroundingsOf(Guid deviceId) => Task.FromResult(Exists
        ? new DeviceSurroundings { Timezone = farm.State.Profile.Timezone, Stop = farm.State.EmergencyStop, Rivals = FarmReview.RivalsOf(farm.State, deviceId) }
        : null);

    public async Task<Result<EmergencyStop>> StopEverything(string reason)
    {
        if (!Exists)
        {
            return Failure.NotFound("farm");
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > EmergencyStop.LongestReason)
        {
            return Failure.Validation([new FieldError("reason", $"must have 1 to {EmergencyStop.LongestReason} characters and not be blank")]);
        }

        var before = farm.State.EmergencyStop;
        var stop = before is null
            ? new EmergencyStop { Reason = reason, Since = time.GetUtcNow(), By = Caller.Current?.UserId }
            : before with { Reason = reason };
        await audit.RecordAsync(Id, AuditActions.Stopped, AuditSubjects.Farm, Id, before, stop);
        await this.RegisterOrUpdateReminder(StopReminder, StopPeriod, StopPeriod);
        await farm.CommitAsync(farm.State with { EmergencyStop = stop }, this);
        await TellDevicesAsync(farm.State.Devices.Select(device => device.Id));
        await TellOfStopAsync();
        TellFeed();
        return stop;
    }

    public async Task<Result<Done>> LiftStop()
    {
        if (!Exists || farm.State.EmergencyStop is not { } stop)
        {
            return Failure.NotFound("emergency stop: the farm is under none");
        }

        await audit.RecordAsync(Id, AuditActions.StopLifted, AuditSubjects.Farm, Id, before: stop);
        await farm.CommitAsync(farm.State with { EmergencyStop = null }, this);
        await TellDevicesAsync(farm.State.Devices.Select(device => device.Id));
        await TellRules(); // What they want still is brought about now.
        TellFeed();
        if (await TellOfStopAsync())
        {
            await DropStopReminderAsync();
        }

        return Done.Value;
    }

    private async Task OnStopReminderAsync()
    {
        if (Exists && farm.State.EmergencyStop is not null)
        {
            await TellDevicesAsync(farm.State.Devices.Select(device => device.Id));
            await TellOfStopAsync();
        }
        else if (!Exists || await TellOfStopAsync())
        {
            await DropStopReminderAsync();
        }
    }

    private async Task DropStopReminderAsync()
    {
        if (await this.GetReminder(StopReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    // One way each: sent, not awaited. They come and look for themselves.
    private Task TellDevicesAsync(IEnumerable<Guid> devices) =>
        Task.WhenAll(devices.Select(device => GrainFactory.GetGrain<IDeviceGrain>(device).FarmChanged()));

    // Who was a rival and who is one now: both sides must know.
    private Task TellRivalsAsync(Guid device, FarmState before) => TellDevicesAsync(
        FarmReview.RivalsOf(before, device).Keys.Union(FarmReview.RivalsOf(farm.State, device).Keys).Append(device).ToImmutableArray());
}

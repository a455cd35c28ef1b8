using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Contracts.Reports;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Farms;

/// <summary>
/// The end of a farm. One commit takes it out of service; then its parts are put to rest, and a reminder sees to it that this is finished
/// even if every silo dies in between.
/// </summary>
internal sealed partial class FarmGrain
{
    private const string EndReminder = "ending";

    public async Task<Result<Done>> Delete()
    {
        if (!Exists)
        {
            return Failure.NotFound("farm");
        }

        await audit.RecordAsync(Id, AuditActions.Deleted, AuditSubjects.Farm, Id, before: farm.State.Profile);
        await this.RegisterOrUpdateReminder(EndReminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        await farm.CommitAsync(farm.State with { Ending = true }, this);
        TellFeed();
        await GrainFactory.GetGrain<IAccountGrain>(farm.State.OwnerId).ForgetFarm(Id);

        // In a turn of its own: the caller need not wait until the last pump stands.
        this.RegisterGrainTimer(PutPartsToRest, new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        return Done.Value;
    }

    private async Task PutPartsToRest()
    {
        if (!farm.State.Ending)
        {
            await Unregister(); // All is done, or the farm was never taken out of service: the silo died between reminder and commit.
            return;
        }

        try
        {
            // Rules first, so that none turns on what the devices' fail-safe turned off; the connection last, because devices need it.
            await Task.WhenAll(farm.State.Rules.Select(rule => Rule(rule.Id).Remove()));
            await Task.WhenAll(farm.State.Devices.Select(device => GrainFactory.GetGrain<IDeviceGrain>(device.Id).Remove()));
            await Task.WhenAll(farm.State.Sensors.Select(sensor => GrainFactory.GetGrain<ISensorGrain>(sensor.Id).Remove()));
            await GrainFactory.GetGrain<IExclusionGrain>(Id).Remove();
            await HomeAssistant().Remove();
            await Alerts().Remove();
            await GrainFactory.GetGrain<IReportGrain>(Id).Remove();
            await GrainFactory.GetGrain<INotificationsGrain>(Id).Remove();
            await Task.WhenAll(farm.State.Members.Keys.Select(member => GrainFactory.GetGrain<IAccountGrain>(member).ForgetFarm(Id)));
            await DropStopReminderAsync();
            await DropHealthReminderAsync();
            await DropReportReminderAsync();
            await farm.ClearAsync(this);
            await Unregister();
        }
        catch (Exception fault)
        {
            LogEndDelayed(logger, fault, Id);
        }
    }

    private async Task Unregister()
    {
        if (await this.GetReminder(EndReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Farm {FarmId} could not be put to rest yet; tried again in a minute")]
    private static partial void LogEndDelayed(ILogger logger, Exception fault, Guid farmId);
}

using Microsoft.Extensions.Logging;
using Npgsql;
using VerticalFarm.Contracts.Notifications;

namespace VerticalFarm.Grains.Notifications;

/// <summary>
/// Has what waits delivered at once: when this silo becomes active, and whenever another one died. The reminder of each farm would do it too, within a minute.
/// </summary>
internal sealed partial class NotificationWatch(NpgsqlDataSource database, IGrainFactory grains, ISiloStatusOracle silos, ILogger<NotificationWatch> logger)
    : ILifecycleParticipant<ISiloLifecycle>, ISiloStatusListener
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(NotificationWatch),
        ServiceLifecycleStage.Active,
        _ =>
        {
            silos.SubscribeToSiloStatusEvents(this);
            return WakeAllAsync();
        },
        _ =>
        {
            silos.UnSubscribeFromSiloStatusEvents(this);
            return Task.CompletedTask;
        });

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status == SiloStatus.Dead)
        {
            _ = Task.Run(WakeAllAsync);
        }
    }

    private async Task WakeAllAsync()
    {
        try
        {
            await using var query = database.CreateCommand("select distinct farm_id from notification_delivery where state = 'waiting'");
            await using var rows = await query.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                await grains.GetGrain<INotificationsGrain>(rows.GetGuid(0)).Wake(); // One way: sent, not awaited.
            }
        }
        catch (Exception fault)
        {
            LogNotWoken(logger, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Farms for which notifications wait could not be woken; their reminders will, within a minute")]
    private static partial void LogNotWoken(ILogger logger, Exception fault);
}

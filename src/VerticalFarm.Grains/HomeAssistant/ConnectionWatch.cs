using Microsoft.Extensions.Logging;
using Npgsql;
using VerticalFarm.Contracts.HomeAssistant;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>
/// Brings connections back at once: when this silo becomes active, and whenever another one died. The reminder of each connection would
/// do it too, but a minute is long for a room that is warming up.
/// </summary>
internal sealed partial class ConnectionWatch(
    NpgsqlDataSource database, IGrainFactory grains, ISiloStatusOracle silos, ILogger<ConnectionWatch> logger)
    : ILifecycleParticipant<ISiloLifecycle>, ISiloStatusListener
{

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(ConnectionWatch),
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
            await using var query = database.CreateCommand("select key from grain_state where grain = 'home-assistant'");
            await using var rows = await query.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                await grains.GetGrain<IHomeAssistantGrain>(Guid.Parse(rows.GetString(0))).KeepConnected(); // One way: sent, not awaited.
            }
        }
        catch (Exception fault)
        {
            LogNotWoken(logger, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Connections to Home Assistant could not be woken; their reminders will, within a minute")]
    private static partial void LogNotWoken(ILogger logger, Exception fault);
}

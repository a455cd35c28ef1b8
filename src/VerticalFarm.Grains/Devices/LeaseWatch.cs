using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Devices;

/// <summary>
/// Ends at once the leases that ran out while nobody lived to end them: when this silo becomes active, and whenever another one died. The
/// reminder of each device would do it too; but one that was due while no silo lived comes only a period later, and the silo may be dead again by then.
/// It does not stand in for the reminder, which also finds a device whose activation ended while its silo lived, whose lease ends after the death, or
/// which has another limit to keep: a budget, a sensor, an OFF that was not sent yet.
/// </summary>
internal sealed partial class LeaseWatch(NpgsqlDataSource database, IGrainFactory grains, ISiloStatusOracle silos, TimeProvider time, ILogger<LeaseWatch> logger)
    : ILifecycleParticipant<ISiloLifecycle>, ISiloStatusListener
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(LeaseWatch),
        ServiceLifecycleStage.Active,
        _ =>
        {
            silos.SubscribeToSiloStatusEvents(this);
            return WakeOverdueAsync();
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
            _ = Task.Run(WakeOverdueAsync);
        }
    }

    private async Task WakeOverdueAsync()
    {
        try
        {
            await using var query = database.CreateCommand(
                "select key from grain_state where grain = 'device' and (state ->> 'lease_expires_at')::timestamptz <= $1");
            query.Parameters.With(NpgsqlDbType.TimestampTz, time.GetUtcNow());
            await using var rows = await query.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                await grains.GetGrain<IDeviceGrain>(Guid.Parse(rows.GetString(0))).EntityChanged(); // One way: sent, not awaited.
            }
        }
        catch (Exception fault)
        {
            LogNotWoken(logger, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Devices whose lease is over could not be woken; their reminders will, within half a minute")]
    private static partial void LogNotWoken(ILogger logger, Exception fault);
}

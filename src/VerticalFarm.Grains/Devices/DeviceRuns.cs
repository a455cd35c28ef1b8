using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Devices;

/// <summary>The record of when devices were on, in a table. Telling a run again adds when it ended, and changes nothing else.</summary>
internal sealed class DeviceRuns(NpgsqlDataSource database)
{
    public async Task SaveAsync(Guid farmId, DeviceRun run)
    {
        // One run at a time: what was left open, because its end was lost with a silo, ended before this one began.
        await using var save = database.CreateCommand(
            """
            with left_open as (update device_run set ended_at = $3 where device_id = $1 and ended_at is null and started_at < $3)
            insert into device_run (device_id, farm_id, started_at, ended_at) values ($1, $2, $3, $4)
            on conflict (device_id, started_at) do update set ended_at = excluded.ended_at where device_run.ended_at is distinct from excluded.ended_at
            """);
        save.Parameters.With(NpgsqlDbType.Uuid, run.DeviceId).With(NpgsqlDbType.Uuid, farmId).With(NpgsqlDbType.TimestampTz, run.StartedAt).With(NpgsqlDbType.TimestampTz, run.EndedAt);
        await save.ExecuteNonQueryAsync();
    }

    /// <summary>Ends whatever run of a device is open: from now on nobody looks at it.</summary>
    public async Task EndAsync(Guid deviceId, DateTimeOffset at)
    {
        await using var end = database.CreateCommand("update device_run set ended_at = greatest(started_at, $2) where device_id = $1 and ended_at is null");
        end.Parameters.With(NpgsqlDbType.Uuid, deviceId).With(NpgsqlDbType.TimestampTz, at);
        await end.ExecuteNonQueryAsync();
    }

    /// <summary>The runs of a farm's devices that reach into a time, by device and in order of time.</summary>
    public async Task<ILookup<Guid, DeviceRun>> WithinAsync(Guid farmId, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        await using var query = database.CreateCommand(
            """
            select device_id, started_at, ended_at from device_run
            where farm_id = $1 and started_at < $3 and (ended_at is null or ended_at > $2)
            order by started_at
            """);
        query.Parameters.With(NpgsqlDbType.Uuid, farmId).With(NpgsqlDbType.TimestampTz, from).With(NpgsqlDbType.TimestampTz, to);
        var runs = new List<DeviceRun>();
        await using var rows = await query.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            runs.Add(new DeviceRun(rows.GetGuid(0), rows.GetFieldValue<DateTimeOffset>(1), rows.IsDBNull(2) ? null : rows.GetFieldValue<DateTimeOffset>(2)));
        }

        return runs.ToLookup(run => run.DeviceId);
    }

    /// <summary>Lets go of all runs of a farm.</summary>
    public async Task RemoveAllAsync(Guid farmId)
    {
        await using var delete = database.CreateCommand("delete from device_run where farm_id = $1");
        delete.Parameters.With(NpgsqlDbType.Uuid, farmId);
        await delete.ExecuteNonQueryAsync();
    }
}

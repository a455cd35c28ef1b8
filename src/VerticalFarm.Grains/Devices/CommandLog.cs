using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Devices;

/// <summary>The history of commands, in a table of its own: it outgrows any grain's state. Writing a command again replaces its row.</summary>
internal sealed class CommandLog(NpgsqlDataSource database)
{
    private const string Columns =
        "id, device_id, kind, data, source_kind, source_id, status, message, tries, requested_at, sent_at, accepted_at, ended_at";

    public async Task SaveAsync(Guid farmId, IReadOnlyCollection<CommandView> commands)
    {
        await using var batch = database.CreateBatch();
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(Upsert(farmId, command));
        }

        await batch.ExecuteNonQueryAsync();
    }

    public async Task<CommandView?> FindAsync(Guid deviceId, Guid commandId)
    {
        await using var query = database.CreateCommand($"select {Columns} from command where id = $1 and device_id = $2");
        query.Parameters.With(NpgsqlDbType.Uuid, commandId).With(NpgsqlDbType.Uuid, deviceId);
        await using var rows = await query.ExecuteReaderAsync();
        return await rows.ReadAsync() ? Read(rows) : null;
    }

    public async Task<Page<CommandView>> ListAsync(Guid deviceId, PageRequest page)
    {
        await using var query = database.CreateCommand(
            $"select {Columns} from command where device_id = $1 order by requested_at desc, id desc limit $2 offset $3");
        query.Parameters.With(NpgsqlDbType.Uuid, deviceId).With(NpgsqlDbType.Integer, page.Limit).With(NpgsqlDbType.Integer, page.Skip);
        var items = ImmutableArray.CreateBuilder<CommandView>();
        await using (var rows = await query.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                items.Add(Read(rows));
            }
        }

        await using var count = database.CreateCommand("select count(*) from command where device_id = $1");
        count.Parameters.With(NpgsqlDbType.Uuid, deviceId);
        return new Page<CommandView>
        {
            Items = items.ToImmutable(),
            Total = (long)(await count.ExecuteScalarAsync())!,
            Skip = page.Skip,
            Limit = page.Limit,
        };
    }

    private static NpgsqlBatchCommand Upsert(Guid farmId, CommandView command)
    {
        var upsert = new NpgsqlBatchCommand(
            """
            insert into command (id, device_id, farm_id, kind, data, source_kind, source_id, status, message, tries, requested_at, sent_at, accepted_at, ended_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            on conflict (id) do update set status = excluded.status, message = excluded.message, tries = excluded.tries,
              sent_at = excluded.sent_at, accepted_at = excluded.accepted_at, ended_at = excluded.ended_at
            """);
        upsert.Parameters
            .With(NpgsqlDbType.Uuid, command.Id)
            .With(NpgsqlDbType.Uuid, command.DeviceId)
            .With(NpgsqlDbType.Uuid, farmId)
            .With(NpgsqlDbType.Text, EnumNames.Of(command.Command))
            .With(NpgsqlDbType.Jsonb, command.Data is null ? null : JsonSerializer.Serialize(command.Data, StoredJson.Options))
            .With(NpgsqlDbType.Text, EnumNames.Of(command.Source.Kind))
            .With(NpgsqlDbType.Uuid, command.Source.Id)
            .With(NpgsqlDbType.Text, EnumNames.Of(command.Status))
            .With(NpgsqlDbType.Text, command.Message)
            .With(NpgsqlDbType.Integer, command.Tries)
            .With(NpgsqlDbType.TimestampTz, command.RequestedAt)
            .With(NpgsqlDbType.TimestampTz, command.SentAt)
            .With(NpgsqlDbType.TimestampTz, command.AcceptedAt)
            .With(NpgsqlDbType.TimestampTz, command.EndedAt);
        return upsert;
    }

    private static CommandView Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        DeviceId = row.GetGuid(1),
        Command = EnumNames.Parse<CommandKind>(row.GetString(2)),
        Data = row.IsDBNull(3) ? null : JsonSerializer.Deserialize<CommandData>(row.GetString(3), StoredJson.Options),
        Source = new CommandSource(EnumNames.Parse<CommandSourceKind>(row.GetString(4)), row.IsDBNull(5) ? null : row.GetGuid(5)),
        Status = EnumNames.Parse<CommandStatus>(row.GetString(6)),
        Message = row.IsDBNull(7) ? null : row.GetString(7),
        Tries = row.GetInt32(8),
        RequestedAt = row.GetFieldValue<DateTimeOffset>(9),
        SentAt = At(row, 10),
        AcceptedAt = At(row, 11),
        EndedAt = At(row, 12),
    };

    private static DateTimeOffset? At(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}

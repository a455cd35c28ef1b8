using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Notifications.Channels;

/// <summary>Channels in PostgreSQL. They stand in a table and not in the state of a grain, so that whoever announces something finds those that want it in the same statement.</summary>
internal sealed class ChannelStore(NpgsqlDataSource database)
{
    private const string Counted =
        $"""
        select {ChannelRows.Columns},
          (select count(*) from notification_delivery d where d.channel_id = c.id and d.state = 'waiting'),
          (select count(*) from notification_delivery d where d.channel_id = c.id and d.state = 'dead')
        from notification_channel c
        """;

    public async Task<Channel?> FindAsync(Guid farmId, Guid id)
    {
        await using var query = database.CreateCommand($"{Counted} where farm_id = $1 and id = $2");
        query.Parameters.With(NpgsqlDbType.Uuid, farmId).With(NpgsqlDbType.Uuid, id);
        await using var rows = await query.ExecuteReaderAsync();
        return await rows.ReadAsync() ? ReadCounted(rows) : null;
    }

    public async Task<Page<ChannelView>> ListAsync(Guid farmId, PageRequest page)
    {
        await using var query = database.CreateCommand($"{Counted} where farm_id = $1 order by created_at, id");
        query.Parameters.With(NpgsqlDbType.Uuid, farmId);
        await using var rows = await query.ExecuteReaderAsync();
        var found = ImmutableArray.CreateBuilder<ChannelView>();
        while (await rows.ReadAsync())
        {
            found.Add(ReadCounted(rows).View());
        }

        // There are twenty at the most.
        var chosen = found.Where(channel => page.Search is null || channel.Name.Contains(page.Search, StringComparison.OrdinalIgnoreCase)).ToArray();
        return new Page<ChannelView> { Items = [.. chosen.Skip(page.Skip).Take(page.Limit)], Total = chosen.Length, Skip = page.Skip, Limit = page.Limit };
    }

    public async Task<int> CountAsync(Guid farmId)
    {
        await using var query = database.CreateCommand("select count(*)::integer from notification_channel where farm_id = $1");
        query.Parameters.With(NpgsqlDbType.Uuid, farmId);
        return (int)(await query.ExecuteScalarAsync())!;
    }

    /// <summary>Adds a channel; one that is there already stays.</summary>
    public async Task AddAsync(Channel channel)
    {
        await using var insert = database.CreateCommand(
            $"insert into notification_channel ({ChannelRows.Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) on conflict (id) do nothing");
        ChannelRows.Bind(insert.Parameters, channel);
        await insert.ExecuteNonQueryAsync();
    }

    /// <summary>Replaces a channel; false when it is another by now. What waits for one that is not enabled any more is given up in the same transaction.</summary>
    public async Task<bool> TryUpdateAsync(Channel channel)
    {
        await using var update = database.CreateCommand(
            """
            with changed as
            (
                update notification_channel set name = $4, target = $5, secret = $6, enabled = $7, alerts = $8, min_severity = $9, reports = $10, digest_minutes = $11, quiet_from = $12,
                  quiet_to = $13, escalate_after_minutes = $14, updated_at = $16, version = $17
                where id = $1 and farm_id = $2 and kind = $3 and created_at = $15 and version = $17 - 1
                returning id, enabled
            ),
            given_up as
            (
                update notification_delivery d set state = 'dead', error = 'The channel was disabled', ended_at = $16
                from changed where d.channel_id = changed.id and not changed.enabled and d.state = 'waiting'
            )
            select count(*) from changed
            """);
        ChannelRows.Bind(update.Parameters, channel);
        return (long)(await update.ExecuteScalarAsync())! == 1;
    }

    public async Task DeleteAsync(Guid farmId, Guid id)
    {
        await using var delete = database.CreateCommand("delete from notification_channel where farm_id = $1 and id = $2");
        delete.Parameters.With(NpgsqlDbType.Uuid, farmId).With(NpgsqlDbType.Uuid, id);
        await delete.ExecuteNonQueryAsync();
    }

    /// <summary>Takes everything of a farm away: channels, deliveries and what was announced.</summary>
    public async Task RemoveAllAsync(Guid farmId)
    {
        await using var batch = database.CreateBatch();
        foreach (var table in new[] { "notification_channel", "notification" })
        {
            var delete = new NpgsqlBatchCommand($"delete from {table} where farm_id = $1");
            delete.Parameters.With(NpgsqlDbType.Uuid, farmId);
            batch.BatchCommands.Add(delete);
        }

        await batch.ExecuteNonQueryAsync();
    }

    private static Channel ReadCounted(NpgsqlDataReader row) => ChannelRows.Read(row) with { Waiting = (int)row.GetInt64(17), Dead = (int)row.GetInt64(18) };
}

using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Grains.Notifications.Channels;
using VerticalFarm.Grains.Notifications.Delivery;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Notifications;

/// <summary>What was announced and how far each delivery of it is, in PostgreSQL. What people see of it is in <see cref="DeliveryHistory"/>.</summary>
internal sealed class NotificationStore(NpgsqlDataSource database)
{
    /// <summary>The most deliveries that are looked at together; a channel has no more that wait.</summary>
    private const int MaxRead = 1_000;

    private const int MaxAttempts = 50;

    /// <summary>Puts an announcement in line; how many deliveries that made. What was announced before makes none.</summary>
    public async Task<int> EnqueueAsync(Announcement announcement, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Enqueueing.Of(announcement, now));
        return await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Puts an announcement in line for one channel.</summary>
    public async Task EnqueueForAsync(Guid channelId, Announcement announcement, DateTimeOffset now)
    {
        await using var batch = database.CreateBatch();
        var announce = new NpgsqlBatchCommand(
            "insert into notification (id, farm_id, kind, severity, title, text, html, data, alert_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing");
        Enqueueing.Bind(announce.Parameters, announcement);
        batch.BatchCommands.Add(announce);
        var deliver = new NpgsqlBatchCommand(
            """
            insert into notification_delivery (id, farm_id, channel_id, notification_id, urgent, state, next_try_at, created_at)
            select gen_random_uuid(), farm_id, id, $2, $3, 'waiting', $4, $4 from notification_channel where id = $1 for key share
            on conflict (channel_id, notification_id) do nothing
            """);
        deliver.Parameters.With(NpgsqlDbType.Uuid, channelId).With(NpgsqlDbType.Uuid, announcement.Id).With(NpgsqlDbType.Boolean, announcement.IsUrgent).With(NpgsqlDbType.TimestampTz, now);
        batch.BatchCommands.Add(deliver);
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Critical alerts that nobody has acknowledged in a channel's time, and that this channel was not told of again.</summary>
    public async Task<IReadOnlyList<UnheardAlert>> UnheardAsync(Guid farmId, DateTimeOffset now)
    {
        await using var query = database.CreateCommand(
            """
            select c.id, a.id, a.message, told.text, told.data
            from notification_channel c
            join notification told on told.farm_id = c.farm_id and told.kind = 'alert_opened' and told.severity = 'critical'
              and told.at >= c.created_at and told.at <= $2 - make_interval(mins => c.escalate_after_minutes)
            join alert a on a.id = told.alert_id and a.state = 'open'
            where c.farm_id = $1 and c.enabled and c.alerts <> 'none' and c.escalate_after_minutes is not null and not exists
            (
                select from notification again join notification_delivery d on d.notification_id = again.id
                where again.alert_id = a.id and again.kind = 'alert_escalated' and d.channel_id = c.id
            )
            """);
        query.Parameters.With(NpgsqlDbType.Uuid, farmId).With(NpgsqlDbType.TimestampTz, now);
        await using var rows = await query.ExecuteReaderAsync();
        var found = new List<UnheardAlert>();
        while (await rows.ReadAsync())
        {
            found.Add(new UnheardAlert(rows.GetGuid(0), rows.GetGuid(1), rows.GetString(2), rows.GetString(3), Json(rows.GetString(4))));
        }

        return found;
    }

    /// <summary>Gives up what is too much of what waits for a channel: the oldest that is not critical first. How many that were.</summary>
    public async Task<int> TrimAsync(Guid farmId, int most, string why, DateTimeOffset now)
    {
        await using var update = database.CreateCommand(
            """
            update notification_delivery d set state = 'dead', error = $3, ended_at = $4
            from
            (
                select id, row_number() over (partition by channel_id order by urgent desc, ordinal desc) as place
                from notification_delivery where farm_id = $1 and state = 'waiting'
            ) ranked
            where d.id = ranked.id and ranked.place > $2 and d.state = 'waiting'
            """);
        update.Parameters.With(NpgsqlDbType.Uuid, farmId).With(NpgsqlDbType.Integer, most).With(NpgsqlDbType.Text, why).With(NpgsqlDbType.TimestampTz, now);
        return await update.ExecuteNonQueryAsync();
    }

    /// <summary>How much waits for each of a farm's channels.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> WaitingAsync(Guid farmId)
    {
        await using var query = database.CreateCommand("select channel_id, count(*)::integer from notification_delivery where farm_id = $1 and state = 'waiting' group by channel_id");
        query.Parameters.With(NpgsqlDbType.Uuid, farmId);
        await using var rows = await query.ExecuteReaderAsync();
        var found = new Dictionary<Guid, int>();
        while (await rows.ReadAsync())
        {
            found[rows.GetGuid(0)] = rows.GetInt32(1);
        }

        return found;
    }

    /// <summary>
    /// Makes this courier the one that delivers to a channel until some time, and reads what waits; null when another one is at it, or the channel is not in use (any more).
    /// </summary>
    public async Task<DeliveryClaim?> ClaimAsync(Guid channelId, Guid courier, DateTimeOffset now, DateTimeOffset until)
    {
        await using var batch = database.CreateBatch();
        var claim = new NpgsqlBatchCommand(
            $"""
            update notification_channel set courier = $2, courier_until = $4
            where id = $1 and enabled and (courier is null or courier = $2 or courier_until <= $3)
            returning {ChannelRows.Columns}
            """);
        claim.Parameters.With(NpgsqlDbType.Uuid, channelId).With(NpgsqlDbType.Uuid, courier).With(NpgsqlDbType.TimestampTz, now).With(NpgsqlDbType.TimestampTz, until);
        batch.BatchCommands.Add(claim);
        var waiting = new NpgsqlBatchCommand(
            """
            select d.id, d.notification_id, n.kind, d.urgent, d.created_at, d.next_try_at, d.tries, d.first_try_at, d.last_try_at, d.message_id
            from notification_delivery d join notification n on n.id = d.notification_id
            where d.channel_id = $1 and d.state = 'waiting' order by d.ordinal limit $2
            """);
        waiting.Parameters.With(NpgsqlDbType.Uuid, channelId).With(NpgsqlDbType.Integer, MaxRead);
        batch.BatchCommands.Add(waiting);

        await using var rows = await batch.ExecuteReaderAsync();
        if (!await rows.ReadAsync())
        {
            return null;
        }

        var channel = ChannelRows.Read(rows);
        await rows.NextResultAsync();
        var found = ImmutableArray.CreateBuilder<WaitingDelivery>();
        while (await rows.ReadAsync())
        {
            found.Add(ReadWaiting(rows));
        }

        return new DeliveryClaim(channel, found.ToImmutable());
    }

    /// <summary>Lets go of a channel.</summary>
    public async Task ReleaseAsync(Guid channelId, Guid courier)
    {
        await using var update = database.CreateCommand("update notification_channel set courier = null, courier_until = null where id = $1 and courier = $2");
        update.Parameters.With(NpgsqlDbType.Uuid, channelId).With(NpgsqlDbType.Uuid, courier);
        await update.ExecuteNonQueryAsync();
    }

    /// <summary>Settles which message deliveries go out in, before it is first sent; and reads what it says, in order.</summary>
    public async Task<ImmutableArray<Announcement>> SettleAsync(IReadOnlyCollection<WaitingDelivery> deliveries, Guid messageId)
    {
        await using var batch = database.CreateBatch();
        var settle = new NpgsqlBatchCommand("update notification_delivery set message_id = $2 where id = any ($1) and message_id is null");
        settle.Parameters.With(NpgsqlDbType.Array | NpgsqlDbType.Uuid, deliveries.Select(delivery => delivery.Id).ToArray()).With(NpgsqlDbType.Uuid, messageId);
        batch.BatchCommands.Add(settle);
        var read = new NpgsqlBatchCommand("select id, farm_id, kind, severity, title, text, html, data, alert_id, at from notification where id = any ($1) order by array_position($1, id)");
        read.Parameters.With(NpgsqlDbType.Array | NpgsqlDbType.Uuid, deliveries.Select(delivery => delivery.NotificationId).ToArray());
        batch.BatchCommands.Add(read);

        await using var rows = await batch.ExecuteReaderAsync();
        var found = ImmutableArray.CreateBuilder<Announcement>();
        while (await rows.ReadAsync())
        {
            found.Add(ReadAnnouncement(rows));
        }

        return found.ToImmutable();
    }

    /// <summary>Puts a try on record; false when this courier is not the channel's any more, or nothing of it waits.</summary>
    public async Task<bool> RecordAsync(Guid channelId, Guid courier, IEnumerable<Guid> deliveries, TriedDelivery tried)
    {
        await using var update = database.CreateCommand(
            $"""
            update notification_delivery set state = $4, tries = tries + 1, first_try_at = coalesce(first_try_at, $5), last_try_at = $5, next_try_at = coalesce($6, next_try_at),
              error = $7, ended_at = $8, attempts = (case when jsonb_array_length(attempts) >= {MaxAttempts} then attempts - 0 else attempts end) || $9
            where id = any ($3) and state = 'waiting' and exists (select from notification_channel where id = $1 and courier = $2)
            """);
        update.Parameters
            .With(NpgsqlDbType.Uuid, channelId)
            .With(NpgsqlDbType.Uuid, courier)
            .With(NpgsqlDbType.Array | NpgsqlDbType.Uuid, deliveries.ToArray())
            .With(NpgsqlDbType.Text, EnumNames.Of(tried.State))
            .With(NpgsqlDbType.TimestampTz, tried.Attempt.At)
            .With(NpgsqlDbType.TimestampTz, tried.NextTryAt)
            .With(NpgsqlDbType.Text, tried.Attempt.Error)
            .With(NpgsqlDbType.TimestampTz, tried.EndedAt)
            .With(NpgsqlDbType.Jsonb, JsonSerializer.Serialize(new[] { tried.Attempt }, StoredJson.Options));
        return await update.ExecuteNonQueryAsync() > 0;
    }

    private static WaitingDelivery ReadWaiting(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        NotificationId = row.GetGuid(1),
        Kind = EnumNames.Parse<AnnouncementKind>(row.GetString(2)),
        Urgent = row.GetBoolean(3),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(4),
        NextTryAt = row.GetFieldValue<DateTimeOffset>(5),
        Tries = row.GetInt32(6),
        FirstTryAt = At(row, 7),
        LastTryAt = At(row, 8),
        MessageId = row.IsDBNull(9) ? null : row.GetGuid(9),
    };

    private static Announcement ReadAnnouncement(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        FarmId = row.GetGuid(1),
        Kind = EnumNames.Parse<AnnouncementKind>(row.GetString(2)),
        Severity = EnumNames.Parse<AlertSeverity>(row.GetString(3)),
        Title = row.GetString(4),
        Text = row.GetString(5),
        Html = row.IsDBNull(6) ? null : row.GetString(6),
        Data = Json(row.GetString(7)),
        AlertId = row.IsDBNull(8) ? null : row.GetGuid(8),
        At = row.GetFieldValue<DateTimeOffset>(9),
    };

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    private static DateTimeOffset? At(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}

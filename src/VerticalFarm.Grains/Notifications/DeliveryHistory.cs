using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Notifications;

/// <summary>A channel's deliveries as people see them.</summary>
internal sealed class DeliveryHistory(NpgsqlDataSource database)
{
    private const string Select =
        "select d.id, d.message_id, n.kind, n.severity, n.title, d.state, d.error, d.tries, d.attempts, d.created_at, d.next_try_at, d.ended_at ";

    private const string From =
        """
        from notification_delivery d join notification n on n.id = d.notification_id
        where d.channel_id = $1 and ($2::text is null or d.state = $2) and ($3::text is null or strpos(lower(n.title), lower($3)) > 0)
        """;

    /// <summary>The newest first.</summary>
    public async Task<Page<DeliveryView>> ListAsync(Guid channelId, DeliveryQuery asked)
    {
        await using var batch = database.CreateBatch();
        var items = new NpgsqlBatchCommand($"{Select} {From} order by d.created_at desc, d.id desc limit $4 offset $5");
        Bind(items, channelId, asked).With(NpgsqlDbType.Integer, asked.Page.Limit).With(NpgsqlDbType.Integer, asked.Page.Skip);
        batch.BatchCommands.Add(items);
        var count = new NpgsqlBatchCommand($"select count(*) {From}");
        Bind(count, channelId, asked);
        batch.BatchCommands.Add(count);

        await using var rows = await batch.ExecuteReaderAsync();
        var found = ImmutableArray.CreateBuilder<DeliveryView>();
        while (await rows.ReadAsync())
        {
            found.Add(Read(rows));
        }

        await rows.NextResultAsync();
        await rows.ReadAsync();
        return new Page<DeliveryView> { Items = found.ToImmutable(), Total = rows.GetInt64(0), Skip = asked.Page.Skip, Limit = asked.Page.Limit };
    }

    public async Task<DeliveryView?> FindAsync(Guid channelId, Guid id)
    {
        await using var query = database.CreateCommand($"{Select} from notification_delivery d join notification n on n.id = d.notification_id where d.channel_id = $1 and d.id = $2");
        query.Parameters.With(NpgsqlDbType.Uuid, channelId).With(NpgsqlDbType.Uuid, id);
        await using var rows = await query.ExecuteReaderAsync();
        return await rows.ReadAsync() ? Read(rows) : null;
    }

    /// <summary>Puts one that was given up at the end of the line, as a new message; false when it is none.</summary>
    public async Task<bool> TryResendAsync(Guid channelId, Guid id, DateTimeOffset now)
    {
        await using var update = database.CreateCommand(
            """
            update notification_delivery set state = 'waiting', ordinal = nextval(pg_get_serial_sequence('notification_delivery', 'ordinal')), message_id = null, tries = 0,
              first_try_at = null, last_try_at = null, next_try_at = $3, ended_at = null
            where channel_id = $1 and id = $2 and state = 'dead'
            """);
        update.Parameters.With(NpgsqlDbType.Uuid, channelId).With(NpgsqlDbType.Uuid, id).With(NpgsqlDbType.TimestampTz, now);
        return await update.ExecuteNonQueryAsync() == 1;
    }

    /// <summary>Keeps a delivery that was made past the line, with its one try.</summary>
    public async Task KeepAsync(Guid channelId, Guid deliveryId, Announcement announcement, DeliveryAttempt attempt)
    {
        await using var batch = database.CreateBatch();
        var announce = new NpgsqlBatchCommand("insert into notification (id, farm_id, kind, severity, title, text, html, data, alert_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
        Enqueueing.Bind(announce.Parameters, announcement);
        batch.BatchCommands.Add(announce);
        var deliver = new NpgsqlBatchCommand(
            """
            insert into notification_delivery
              (id, farm_id, channel_id, notification_id, urgent, state, message_id, tries, first_try_at, last_try_at, next_try_at, attempts, error, created_at, ended_at)
            select $2, farm_id, id, $3, false, $4, $2, 1, $5, $5, $5, $6, $7, $5, $5 from notification_channel where id = $1 for key share
            """);
        deliver.Parameters
            .With(NpgsqlDbType.Uuid, channelId)
            .With(NpgsqlDbType.Uuid, deliveryId)
            .With(NpgsqlDbType.Uuid, announcement.Id)
            .With(NpgsqlDbType.Text, EnumNames.Of(attempt.Error is null ? DeliveryState.Delivered : DeliveryState.Dead))
            .With(NpgsqlDbType.TimestampTz, attempt.At)
            .With(NpgsqlDbType.Jsonb, JsonSerializer.Serialize(new[] { attempt }, StoredJson.Options))
            .With(NpgsqlDbType.Text, attempt.Error);
        batch.BatchCommands.Add(deliver);
        await batch.ExecuteNonQueryAsync();
    }

    private static NpgsqlParameterCollection Bind(NpgsqlBatchCommand command, Guid channelId, DeliveryQuery asked) => command.Parameters
        .With(NpgsqlDbType.Uuid, channelId)
        .With(NpgsqlDbType.Text, asked.State is { } state ? EnumNames.Of(state) : null)
        .With(NpgsqlDbType.Text, asked.Page.Search);

    private static DeliveryView Read(NpgsqlDataReader row)
    {
        var state = EnumNames.Parse<DeliveryState>(row.GetString(5));
        return new DeliveryView
        {
            Id = row.GetGuid(0),
            MessageId = row.IsDBNull(1) ? null : row.GetGuid(1),
            Event = row.GetString(2),
            Severity = EnumNames.Parse<AlertSeverity>(row.GetString(3)),
            Title = row.GetString(4),
            State = state,
            Error = row.IsDBNull(6) ? null : row.GetString(6),
            Tries = row.GetInt32(7),
            Attempts = [.. JsonSerializer.Deserialize<DeliveryAttempt[]>(row.GetString(8), StoredJson.Options)!],
            CreatedAt = row.GetFieldValue<DateTimeOffset>(9),
            NextTryAt = state == DeliveryState.Waiting ? row.GetFieldValue<DateTimeOffset>(10) : null,
            EndedAt = row.IsDBNull(11) ? null : row.GetFieldValue<DateTimeOffset>(11),
        };
    }
}

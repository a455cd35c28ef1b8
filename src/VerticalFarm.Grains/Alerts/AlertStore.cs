using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Alerts.Lifecycle;
using VerticalFarm.Grains.Notifications;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Alerts;

/// <summary>Alerts in PostgreSQL: the table is the truth, of which the grain of a farm holds what is not over.</summary>
internal sealed class AlertStore(NpgsqlDataSource database)
{
    private const string Columns =
        "id, source_kind, source_id, kind, severity, state, active, through_home_assistant, message, value, count, version, opened_at, last_at, "
        + "acknowledged_at, acknowledged_by, resolved_at, resolved_by";

    private const string Filter =
        "where farm_id = $1 and ($2::text is null or state = $2) and ($3::text is null or severity = $3) and ($4::text is null or kind = $4) "
        + "and ($5::uuid is null or source_id = $5) and ($6::text is null or strpos(lower(message), lower($6)) > 0)";

    /// <summary>Those whose cause is there.</summary>
    public async Task<ImmutableArray<Alert>> ActiveAsync(Guid farmId, CancellationToken ct)
    {
        await using var query = database.CreateCommand($"select {Columns} from alert where farm_id = $1 and active");
        query.Parameters.With(NpgsqlDbType.Uuid, farmId);
        await using var rows = await query.ExecuteReaderAsync(ct);
        return await ReadAllAsync(rows);
    }

    public async Task<Alert?> FindAsync(Guid farmId, Guid id)
    {
        await using var query = database.CreateCommand($"select {Columns} from alert where id = $1 and farm_id = $2");
        query.Parameters.With(NpgsqlDbType.Uuid, id).With(NpgsqlDbType.Uuid, farmId);
        await using var rows = await query.ExecuteReaderAsync();
        return await rows.ReadAsync() ? Read(rows) : null;
    }

    public async Task<Page<AlertView>> ListAsync(Guid farmId, AlertQuery asked)
    {
        await using var batch = database.CreateBatch();
        var items = new NpgsqlBatchCommand($"select {Columns} from alert {Filter} order by opened_at desc, id desc limit $7 offset $8");
        Bind(items, farmId, asked).With(NpgsqlDbType.Integer, asked.Page.Limit).With(NpgsqlDbType.Integer, asked.Page.Skip);
        var count = new NpgsqlBatchCommand($"select count(*) from alert {Filter}");
        Bind(count, farmId, asked);
        batch.BatchCommands.Add(items);
        batch.BatchCommands.Add(count);

        await using var rows = await batch.ExecuteReaderAsync();
        var found = await ReadAllAsync(rows);
        await rows.NextResultAsync();
        await rows.ReadAsync();
        return new Page<AlertView> { Items = [.. found.Select(alert => alert.View(farmId))], Total = rows.GetInt64(0), Skip = asked.Page.Skip, Limit = asked.Page.Limit };
    }

    /// <summary>
    /// Writes changes and what is announced of them, all or none: there is no alert that channels are not told of. How many deliveries wait by that; null when another activation
    /// was faster, so that one of these alerts is another by now, or there is one already where one was to be opened.
    /// </summary>
    public async Task<int?> TrySaveAsync(Guid farmId, IReadOnlyCollection<AlertChange> changes, IEnumerable<Announcement> news, DateTimeOffset now)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var (changed, opened) in changes)
        {
            // The change first: it may make room for what is opened.
            if (changed is not null)
            {
                batch.BatchCommands.Add(Update(changed));
            }

            if (opened is not null)
            {
                batch.BatchCommands.Add(Insert(farmId, opened));
            }
        }

        var written = batch.BatchCommands.Count;
        foreach (var announcement in news)
        {
            batch.BatchCommands.Add(Enqueueing.Of(announcement, now));
        }

        try
        {
            await batch.ExecuteNonQueryAsync();
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return null;
        }

        if (batch.BatchCommands.Cast<NpgsqlBatchCommand>().Take(written).Any(command => command.RecordsAffected != 1))
        {
            return null;
        }

        await transaction.CommitAsync();
        return batch.BatchCommands.Cast<NpgsqlBatchCommand>().Skip(written).Sum(command => (int)command.RecordsAffected);
    }

    public async Task RemoveAllAsync(Guid farmId)
    {
        await using var delete = database.CreateCommand("delete from alert where farm_id = $1");
        delete.Parameters.With(NpgsqlDbType.Uuid, farmId);
        await delete.ExecuteNonQueryAsync();
    }

    private static NpgsqlParameterCollection Bind(NpgsqlBatchCommand command, Guid farmId, AlertQuery asked) => command.Parameters
        .With(NpgsqlDbType.Uuid, farmId)
        .With(NpgsqlDbType.Text, Name(asked.State))
        .With(NpgsqlDbType.Text, Name(asked.Severity))
        .With(NpgsqlDbType.Text, Name(asked.Kind))
        .With(NpgsqlDbType.Uuid, asked.SourceId)
        .With(NpgsqlDbType.Text, asked.Page.Search);

    private static string? Name<T>(T? value)
        where T : struct, Enum => value is { } given ? EnumNames.Of(given) : null;

    private static NpgsqlBatchCommand Update(Alert alert)
    {
        var update = new NpgsqlBatchCommand(
            """
            update alert set version = $2, severity = $3, state = $4, active = $5, through_home_assistant = $6, message = $7, value = $8, count = $9,
              last_at = $10, acknowledged_at = $11, acknowledged_by = $12, resolved_at = $13, resolved_by = $14
            where id = $1 and version = $2 - 1
            """);
        update.Parameters
            .With(NpgsqlDbType.Uuid, alert.Id)
            .With(NpgsqlDbType.Bigint, alert.Version)
            .With(NpgsqlDbType.Text, EnumNames.Of(alert.Severity))
            .With(NpgsqlDbType.Text, EnumNames.Of(alert.State))
            .With(NpgsqlDbType.Boolean, alert.Active)
            .With(NpgsqlDbType.Boolean, alert.ThroughHomeAssistant)
            .With(NpgsqlDbType.Text, alert.Message)
            .With(NpgsqlDbType.Double, alert.Value)
            .With(NpgsqlDbType.Integer, alert.Count)
            .With(NpgsqlDbType.TimestampTz, alert.LastAt)
            .With(NpgsqlDbType.TimestampTz, alert.AcknowledgedAt)
            .With(NpgsqlDbType.Uuid, alert.AcknowledgedBy)
            .With(NpgsqlDbType.TimestampTz, alert.ResolvedAt)
            .With(NpgsqlDbType.Uuid, alert.ResolvedBy);
        return update;
    }

    private static NpgsqlBatchCommand Insert(Guid farmId, Alert alert)
    {
        var insert = new NpgsqlBatchCommand(
            $"insert into alert (farm_id, {Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, null, null, null, null)");
        insert.Parameters
            .With(NpgsqlDbType.Uuid, farmId)
            .With(NpgsqlDbType.Uuid, alert.Id)
            .With(NpgsqlDbType.Text, EnumNames.Of(alert.Source.Kind))
            .With(NpgsqlDbType.Uuid, alert.Source.Id)
            .With(NpgsqlDbType.Text, EnumNames.Of(alert.Kind))
            .With(NpgsqlDbType.Text, EnumNames.Of(alert.Severity))
            .With(NpgsqlDbType.Text, EnumNames.Of(alert.State))
            .With(NpgsqlDbType.Boolean, alert.Active)
            .With(NpgsqlDbType.Boolean, alert.ThroughHomeAssistant)
            .With(NpgsqlDbType.Text, alert.Message)
            .With(NpgsqlDbType.Double, alert.Value)
            .With(NpgsqlDbType.Integer, alert.Count)
            .With(NpgsqlDbType.Bigint, alert.Version)
            .With(NpgsqlDbType.TimestampTz, alert.OpenedAt)
            .With(NpgsqlDbType.TimestampTz, alert.LastAt);
        return insert;
    }

    private static async Task<ImmutableArray<Alert>> ReadAllAsync(NpgsqlDataReader rows)
    {
        var found = ImmutableArray.CreateBuilder<Alert>();
        while (await rows.ReadAsync())
        {
            found.Add(Read(rows));
        }

        return found.ToImmutable();
    }

    private static Alert Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Source = new AlertSource(EnumNames.Parse<AlertSourceKind>(row.GetString(1)), row.GetGuid(2)),
        Kind = EnumNames.Parse<AlertKind>(row.GetString(3)),
        Severity = EnumNames.Parse<AlertSeverity>(row.GetString(4)),
        State = EnumNames.Parse<AlertState>(row.GetString(5)),
        Active = row.GetBoolean(6),
        ThroughHomeAssistant = row.GetBoolean(7),
        Message = row.GetString(8),
        Value = row.IsDBNull(9) ? null : row.GetDouble(9),
        Count = row.GetInt32(10),
        Version = row.GetInt64(11),
        OpenedAt = row.GetFieldValue<DateTimeOffset>(12),
        LastAt = row.GetFieldValue<DateTimeOffset>(13),
        AcknowledgedAt = At(row, 14),
        AcknowledgedBy = row.IsDBNull(15) ? null : row.GetGuid(15),
        ResolvedAt = At(row, 16),
        ResolvedBy = row.IsDBNull(17) ? null : row.GetGuid(17),
    };

    private static DateTimeOffset? At(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}

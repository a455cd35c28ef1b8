using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Audit;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Audit;

/// <summary>
/// Who did what, when and from where. An entry is written ahead of its change: a change that is on no record cannot happen, while an entry
/// whose change then failed does no harm. Nothing here updates an entry; housekeeping deletes those past their time.
/// </summary>
internal sealed class AuditLog(NpgsqlDataSource database, TimeProvider time)
{
    private const string Columns = "id, at, actor_kind, actor_id, address, action, subject, subject_id, before, after";

    private const string Wanted = """
        where farm_id = $1
            and ($2::text is null or strpos(lower(action || ' ' || subject), lower($2)) > 0)
            and ($3::text is null or actor_kind = $3)
            and ($4::uuid is null or actor_id = $4)
            and ($5::text is null or action = $5)
            and ($6::text is null or subject = $6)
            and ($7::uuid is null or subject_id = $7)
            and ($8::timestamptz is null or at >= $8)
            and ($9::timestamptz is null or at < $9)
        """;

    /// <summary>Puts a change on record, on behalf of the running request's caller.</summary>
    public async Task RecordAsync(Guid? farmId, string action, string subject, Guid subjectId, object? before = null, object? after = null)
    {
        var caller = Caller.Current;
        await using var insert = database.CreateCommand(
            "insert into audit_entry (at, farm_id, actor_kind, actor_id, address, action, subject, subject_id, before, after) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
        insert.Parameters
            .With(NpgsqlDbType.TimestampTz, time.GetUtcNow())
            .With(NpgsqlDbType.Uuid, farmId)
            .With(NpgsqlDbType.Text, EnumNames.Of(caller is null ? ActorKind.System : caller.KeyOfFarm is null ? ActorKind.User : ActorKind.ApiKey))
            .With(NpgsqlDbType.Uuid, caller?.UserId)
            .With(NpgsqlDbType.Text, caller?.Address)
            .With(NpgsqlDbType.Text, action)
            .With(NpgsqlDbType.Text, subject)
            .With(NpgsqlDbType.Uuid, subjectId)
            .With(NpgsqlDbType.Jsonb, Json(before))
            .With(NpgsqlDbType.Jsonb, Json(after));
        await insert.ExecuteNonQueryAsync();
    }

    /// <summary>What was done in a farm, the newest first.</summary>
    public async Task<Page<AuditEntry>> ListAsync(Guid farmId, AuditQuery query, bool withAddresses)
    {
        var page = query.Page;
        await using var batch = database.CreateBatch();
        var items = new NpgsqlBatchCommand($"select {Columns} from audit_entry {Wanted} order by id desc limit $10 offset $11");
        Ask(items.Parameters, farmId, query).With(NpgsqlDbType.Integer, page.Limit).With(NpgsqlDbType.Integer, page.Skip);
        var count = new NpgsqlBatchCommand($"select count(*) from audit_entry {Wanted}");
        Ask(count.Parameters, farmId, query);
        batch.BatchCommands.Add(items);
        batch.BatchCommands.Add(count);

        await using var rows = await batch.ExecuteReaderAsync();
        var found = ImmutableArray.CreateBuilder<AuditEntry>();
        while (await rows.ReadAsync())
        {
            found.Add(Read(rows, withAddresses));
        }

        await rows.NextResultAsync();
        await rows.ReadAsync();
        return new Page<AuditEntry> { Items = found.ToImmutable(), Total = rows.GetInt64(0), Skip = page.Skip, Limit = page.Limit };
    }

    private static NpgsqlParameterCollection Ask(NpgsqlParameterCollection parameters, Guid farmId, AuditQuery query) => parameters
        .With(NpgsqlDbType.Uuid, farmId)
        .With(NpgsqlDbType.Text, query.Page.Search)
        .With(NpgsqlDbType.Text, query.ActorKind is { } kind ? EnumNames.Of(kind) : null)
        .With(NpgsqlDbType.Uuid, query.ActorId)
        .With(NpgsqlDbType.Text, query.Action)
        .With(NpgsqlDbType.Text, query.Subject)
        .With(NpgsqlDbType.Uuid, query.SubjectId)
        .With(NpgsqlDbType.TimestampTz, query.From)
        .With(NpgsqlDbType.TimestampTz, query.To);

    private static string? Json(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), StoredJson.Options);

    private static AuditEntry Read(NpgsqlDataReader row, bool withAddress) => new()
    {
        Id = row.GetInt64(0),
        At = row.GetFieldValue<DateTimeOffset>(1),
        ActorKind = EnumNames.Parse<ActorKind>(row.GetString(2)),
        ActorId = row.IsDBNull(3) ? null : row.GetGuid(3),
        Address = withAddress ? Text(row, 4) : null,
        Action = row.GetString(5),
        Subject = row.GetString(6),
        SubjectId = row.GetGuid(7),
        BeforeJson = Text(row, 8),
        AfterJson = Text(row, 9),
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

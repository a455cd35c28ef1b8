using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Reports;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Reports;

/// <summary>What the records of alerts and rules say of a day.</summary>
internal sealed class ReportRecords(NpgsqlDataSource database)
{
    private const int MostAlerts = 25;

    public async Task<ReportAlerts> AlertsAsync(Guid farmId, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        var counts = new NpgsqlBatchCommand(
            """
            select count(*) filter (where opened_at >= $2), count(*) filter (where opened_at >= $2 and severity = 'critical'),
                   count(*) filter (where resolved_at >= $2 and resolved_at < $3), count(*) filter (where resolved_at is null or resolved_at >= $3)
            from alert where farm_id = $1 and opened_at < $3 and (resolved_at is null or resolved_at >= $2)
            """);
        var items = new NpgsqlBatchCommand(
            $"""
            select id, kind, severity, message, opened_at, case when resolved_at < $3 then resolved_at end, count
            from alert where farm_id = $1 and opened_at < $3 and (resolved_at is null or resolved_at >= $2)
            order by array_position(array['critical', 'warning', 'info'], severity), coalesce(resolved_at, $3) - opened_at desc limit {MostAlerts}
            """);
        foreach (var command in (NpgsqlBatchCommand[])[counts, items])
        {
            Bind(command.Parameters, farmId, from, to);
            batch.BatchCommands.Add(command);
        }

        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.ReadAsync(ct);
        var (opened, critical, resolved, open) = (rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3));
        await rows.NextResultAsync(ct);
        var alerts = ImmutableArray.CreateBuilder<ReportAlert>();
        while (await rows.ReadAsync(ct))
        {
            alerts.Add(new ReportAlert(
                rows.GetGuid(0), EnumNames.Parse<AlertKind>(rows.GetString(1)), EnumNames.Parse<AlertSeverity>(rows.GetString(2)), rows.GetString(3),
                rows.GetFieldValue<DateTimeOffset>(4), rows.IsDBNull(5) ? null : rows.GetFieldValue<DateTimeOffset>(5), rows.GetInt32(6)));
        }

        return new ReportAlerts((int)opened, (int)critical, (int)resolved, (int)open, alerts.ToImmutable());
    }

    public async Task<ImmutableArray<ReportRule>> RulesAsync(Guid farmId, IReadOnlyDictionary<Guid, string> names, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        await using var query = database.CreateCommand(
            """
            select rule_id, count(*) filter (where executed_by is null), count(*) filter (where executed_by is null and outcome = 'true'), count(executed_by)
            from decision where farm_id = $1 and at >= $2 and at < $3 group by rule_id order by 2 desc, rule_id
            """);
        Bind(query.Parameters, farmId, from, to);
        var rules = ImmutableArray.CreateBuilder<ReportRule>();
        await using var rows = await query.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var id = rows.GetGuid(0);
            rules.Add(new ReportRule(id, names.GetValueOrDefault(id), (int)rows.GetInt64(1), (int)rows.GetInt64(2), (int)rows.GetInt64(3)));
        }

        return rules.ToImmutable();
    }

    private static void Bind(NpgsqlParameterCollection parameters, Guid farmId, DateTimeOffset from, DateTimeOffset to) =>
        parameters.With(NpgsqlDbType.Uuid, farmId).With(NpgsqlDbType.TimestampTz, from).With(NpgsqlDbType.TimestampTz, to);
}

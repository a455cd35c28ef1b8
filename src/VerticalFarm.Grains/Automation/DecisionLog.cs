using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Automation;

/// <summary>The kept record of decisions. Writing one again adds what its actions came to, and changes nothing else.</summary>
internal sealed class DecisionLog(NpgsqlDataSource database)
{
    public async Task SaveAsync(Guid farmId, IReadOnlyCollection<DecisionView> decisions)
    {
        await using var batch = database.CreateBatch();
        foreach (var decision in decisions)
        {
            var upsert = new NpgsqlBatchCommand(
                """
                insert into decision (rule_id, sequence, farm_id, at, outcome, previous, mode, inputs, actions, executed_by)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                on conflict (rule_id, sequence) do update set actions = excluded.actions where decision.actions <> excluded.actions
                """);
            upsert.Parameters
                .With(NpgsqlDbType.Uuid, decision.RuleId)
                .With(NpgsqlDbType.Bigint, decision.Sequence)
                .With(NpgsqlDbType.Uuid, farmId)
                .With(NpgsqlDbType.TimestampTz, decision.At)
                .With(NpgsqlDbType.Text, EnumNames.Of(decision.Outcome))
                .With(NpgsqlDbType.Text, EnumNames.Of(decision.Previous))
                .With(NpgsqlDbType.Text, EnumNames.Of(decision.Mode))
                .With(NpgsqlDbType.Jsonb, JsonSerializer.Serialize(decision.Inputs, StoredJson.Options))
                .With(NpgsqlDbType.Jsonb, JsonSerializer.Serialize(decision.Actions, StoredJson.Options))
                .With(NpgsqlDbType.Uuid, decision.ExecutedBy);
            batch.BatchCommands.Add(upsert);
        }

        await batch.ExecuteNonQueryAsync();
    }

    public async Task<Page<DecisionView>> ListAsync(Guid ruleId, PageRequest page)
    {
        await using var query = database.CreateCommand(
            """
            select sequence, at, outcome, previous, mode, inputs, actions, executed_by from decision
            where rule_id = $1 order by sequence desc limit $2 offset $3
            """);
        query.Parameters.With(NpgsqlDbType.Uuid, ruleId).With(NpgsqlDbType.Integer, page.Limit).With(NpgsqlDbType.Integer, page.Skip);
        var items = ImmutableArray.CreateBuilder<DecisionView>();
        await using (var rows = await query.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                items.Add(Read(ruleId, rows));
            }
        }

        await using var count = database.CreateCommand("select count(*) from decision where rule_id = $1");
        count.Parameters.With(NpgsqlDbType.Uuid, ruleId);
        return new Page<DecisionView>
        {
            Items = items.ToImmutable(),
            Total = (long)(await count.ExecuteScalarAsync())!,
            Skip = page.Skip,
            Limit = page.Limit,
        };
    }

    private static DecisionView Read(Guid ruleId, NpgsqlDataReader row) => new()
    {
        RuleId = ruleId,
        Sequence = row.GetInt64(0),
        At = row.GetFieldValue<DateTimeOffset>(1),
        Outcome = EnumNames.Parse<RuleOutcome>(row.GetString(2)),
        Previous = EnumNames.Parse<RuleOutcome>(row.GetString(3)),
        Mode = EnumNames.Parse<RuleMode>(row.GetString(4)),
        Inputs = JsonSerializer.Deserialize<ImmutableArray<ClauseExplanation>>(row.GetString(5), StoredJson.Options),
        Actions = JsonSerializer.Deserialize<ImmutableArray<ActionOutcome>>(row.GetString(6), StoredJson.Options),
        ExecutedBy = row.IsDBNull(7) ? null : row.GetGuid(7),
    };
}

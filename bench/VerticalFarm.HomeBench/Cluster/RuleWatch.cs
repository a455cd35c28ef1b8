using Npgsql;

namespace VerticalFarm.HomeBench.Cluster;

/// <summary>Looks in the database for how long any rule was without an evaluation.</summary>
internal sealed class RuleWatch(NpgsqlDataSource database)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>The longest that any rule was without an evaluation, as its own record says afterwards, or as it was seen to be.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>Minutes without an evaluation, of all rules.</summary>
    public long MinutesMissed { get; private set; }

    /// <summary>Rules that have a record.</summary>
    public long Rules { get; private set; }

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(Look, TimeProvider.System, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await LookAsync();
            }
            catch (NpgsqlException)
            {
                // It is being restarted. What is not seen now is seen afterwards.
            }
        }
    }

    private async Task LookAsync()
    {
        await using var command = database.CreateCommand(
            "SELECT coalesce(max(extract(epoch FROM greatest(now() - evaluated_at, gap_to - gap_from))), 0)::float8, coalesce(sum(minutes_missed), 0)::bigint, count(*) FROM rule_watermark");
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        var longest = TimeSpan.FromSeconds(row.GetDouble(0));
        (Longest, MinutesMissed, Rules) = (longest > Longest ? longest : Longest, row.GetInt64(1), row.GetInt64(2));
    }
}

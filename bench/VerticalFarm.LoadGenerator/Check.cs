using System.Collections;
using Npgsql;

namespace VerticalFarm.LoadGenerator;

/// <summary>Looks whether what was acknowledged is in the database, each reading once.</summary>
internal static class Check
{
    /// <param name="load">What was sent.</param>
    /// <param name="batches">Numbers of the batches that were acknowledged, in order.</param>
    /// <param name="database">Where to look.</param>
    /// <returns>Acknowledged readings, how many of them are missing, and how many are there more than once.</returns>
    public static async Task<(long Acknowledged, long Missing, long Doubled)> RunAsync(Load load, long[] batches, string database)
    {
        if (batches.Length == 0)
        {
            return (0, 0, 0);
        }

        var (sensors, readings) = (load.Sensors.Length, (batches[^1] + 1) * load.Batch);
        var acknowledged = new BitArray((int)batches[^1] + 1);
        foreach (var batch in batches)
        {
            acknowledged[(int)batch] = true;
        }

        await using var source = DatabaseAddress.Open(database);
        var (missing, doubled) = (0L, 0L);
        for (var s = 0; s < sensors; s++)
        {
            var seen = new BitArray((int)(readings / sensors) + 1);
            doubled += await LookAsync(source, load, s, seen);
            for (var reading = (long)s; reading < readings; reading += sensors)
            {
                missing += acknowledged[(int)(reading / load.Batch)] && !seen[(int)BatchBody.MillisecondOf(reading, sensors)] ? 1 : 0;
            }
        }

        return ((long)batches.Length * load.Batch, missing, doubled);
    }

    private static async Task<long> LookAsync(NpgsqlDataSource source, Load load, int sensor, BitArray seen)
    {
        var doubled = 0L;
        await using var command = source.CreateCommand("SELECT ts FROM reading WHERE sensor_id = $1 AND ts >= $2 AND ts < $3");
        command.CommandTimeout = 0;
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = load.Sensors[sensor] });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = load.Begin.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = load.Begin.UtcDateTime.AddMilliseconds(seen.Length) });
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            var millisecond = (int)Math.Round((rows.GetDateTime(0) - load.Begin.UtcDateTime).TotalMilliseconds);
            doubled += seen[millisecond] ? 1 : 0;
            seen[millisecond] = true;
        }

        return doubled;
    }
}

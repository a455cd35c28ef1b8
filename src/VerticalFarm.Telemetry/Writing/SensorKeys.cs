using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;

namespace VerticalFarm.Telemetry.Writing;

/// <summary>The short numbers that stand for sensors in the tables of readings; a sensor seen for the first time gets one.</summary>
internal sealed class SensorKeys
{
    private const int Unknown = 0;

    /// <summary>Some 60 MB when full; then it starts over.</summary>
    private const int MostRemembered = 1_000_000;

    // Only what is missing is inserted, as a number is used up by every row that is tried. In order, so that two connections cannot wait for each other.
    private const string Add =
        """
        INSERT INTO sensor_key (sensor_id, farm_id)
        SELECT asked.id, asked.farm FROM unnest($1, $2) AS asked (id, farm)
        WHERE NOT EXISTS (SELECT FROM sensor_key k WHERE k.sensor_id = asked.id)
        ORDER BY asked.id
        ON CONFLICT DO NOTHING
        """;

    // Keys are older than this column; and a sensor was perhaps first written by somebody who did not know its farm.
    private const string Complete =
        """
        UPDATE sensor_key k SET farm_id = asked.farm FROM unnest($1, $2) AS asked (id, farm) WHERE k.sensor_id = asked.id AND k.farm_id IS NULL AND asked.farm IS NOT NULL
        """;

    // A statement of its own: it sees also what another connection has inserted meanwhile.
    private const string Find = "SELECT sensor_id, key FROM sensor_key WHERE sensor_id = ANY ($1)";

    private readonly ConcurrentDictionary<Guid, int> _keys = new();

    /// <summary>Fills <see cref="PendingWrite.Keys"/>. New keys are committed before this returns: a key must not be remembered that a rollback takes back.</summary>
    public async Task ResolveAsync(List<PendingWrite> group, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var missing = new Dictionary<Guid, Guid?>();
        foreach (var call in group)
        {
            for (var i = 0; i < call.Keys.Length; i++)
            {
                if (!_keys.TryGetValue(call.Readings.Sensors[i], out call.Keys[i]))
                {
                    missing[call.Readings.Sensors[i]] = call.Readings.Farms?[i];
                }
            }
        }

        if (missing.Count == 0)
        {
            return;
        }

        var found = await FindOrAddAsync([.. missing.Keys], [.. missing.Values], connection, cancellationToken);
        Remember(found);
        foreach (var call in group)
        {
            for (var i = 0; i < call.Keys.Length; i++)
            {
                if (call.Keys[i] == Unknown)
                {
                    call.Keys[i] = found[call.Readings.Sensors[i]];
                }
            }
        }
    }

    /// <summary>Looks every key up again: behind the same address may now be another database, one that a backup was restored into or a replica that was behind.</summary>
    public void Forget() => _keys.Clear();

    private static async Task<Dictionary<Guid, int>> FindOrAddAsync(Guid[] sensors, Guid?[] farms, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using (var add = new NpgsqlBatch(connection) { BatchCommands = { With(Add, sensors, farms), With(Complete, sensors, farms) } })
        {
            await add.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var find = new NpgsqlCommand(Find, connection) { Parameters = { Array(sensors) } };
        await using var reader = await find.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<Guid, int>(sensors.Length);
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(reader.GetGuid(0), reader.GetInt32(1));
        }

        return found;
    }

    private static NpgsqlBatchCommand With(string sql, Guid[] sensors, Guid?[] farms) =>
        new(sql) { Parameters = { Array(sensors), new NpgsqlParameter<Guid?[]> { TypedValue = farms, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid } } };

    private static NpgsqlParameter<Guid[]> Array(Guid[] sensors) => new() { TypedValue = sensors, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid };

    private void Remember(Dictionary<Guid, int> found)
    {
        if (_keys.Count + found.Count > MostRemembered)
        {
            _keys.Clear();
        }

        foreach (var (sensor, key) in found)
        {
            _keys[sensor] = key;
        }
    }
}

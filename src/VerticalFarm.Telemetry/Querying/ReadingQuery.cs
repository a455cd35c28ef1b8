using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace VerticalFarm.Telemetry.Querying;

/// <summary>Runs one statement within its time.</summary>
internal sealed class ReadingQuery(NpgsqlDataSource database, TimeProvider time, IOptions<TelemetryOptions> options)
{
    public static NpgsqlParameter Sensors(IReadOnlyCollection<Guid> sensors) =>
        new NpgsqlParameter<Guid[]> { TypedValue = [.. sensors], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid };

    public static NpgsqlParameter[] Range<T>(Guid sensor, DateTimeOffset from, DateTimeOffset to, T limit) =>
    [
        new NpgsqlParameter<Guid> { TypedValue = sensor },
        new NpgsqlParameter<DateTime> { TypedValue = from.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz },
        new NpgsqlParameter<DateTime> { TypedValue = to.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz },
        new NpgsqlParameter<T> { TypedValue = limit },
    ];

    public async Task<List<T>> ListAsync<T>(string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.QueryTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await RunAsync(sql, parameters, read, both.Token);
        }
        catch (Exception exception) when (Outage.Is(exception) && !cancellationToken.IsCancellationRequested)
        {
            throw new ReadingStoreUnavailableException("The database of readings did not answer.", exception);
        }
    }

    private async Task<List<T>> RunAsync<T>(string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
#pragma warning disable CA2100 // The constants of ReadingSql.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}

using Npgsql;
using NpgsqlTypes;

namespace VerticalFarm.Telemetry.Sealing;

/// <summary>The parts of the table of packed hours, one a month.</summary>
internal static class BlockMonths
{
    /// <summary>First days of the months of these hours that have no part yet.</summary>
    public static async Task<DateOnly[]> MissingAsync(NpgsqlConnection connection, IReadOnlyCollection<SensorHour> hours, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand(SealSql.MissingMonths, connection)
        {
            Parameters = { new NpgsqlParameter<DateTime[]> { TypedValue = [.. hours.Select(hour => hour.StartsAt).Distinct()], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz } },
        };
        await using var rows = await ask.ExecuteReaderAsync(ct);
        var months = new List<DateOnly>();
        while (await rows.ReadAsync(ct))
        {
            months.Add(rows.GetFieldValue<DateOnly>(0));
        }

        return [.. months];
    }

    /// <summary>
    /// Makes these parts, in a transaction of its own: no hour may move into a part while a reader is at work that was planned without it, and would miss what moved.
    /// </summary>
    public static async Task MakeAsync(NpgsqlConnection connection, DateOnly[] months, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var patience = new NpgsqlCommand(SealSql.BePatient, connection);
        await patience.ExecuteNonQueryAsync(ct);
        await using var make = new NpgsqlCommand(SealSql.MakeMonths, connection)
        {
            Parameters = { new NpgsqlParameter<DateOnly[]> { TypedValue = months, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date } },
        };
        await make.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }
}

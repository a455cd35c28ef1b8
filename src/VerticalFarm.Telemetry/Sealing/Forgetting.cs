using Npgsql;

namespace VerticalFarm.Telemetry.Sealing;

/// <summary>Lets go of packed readings: whole months at once where no farm keeps them, the rest hour by hour.</summary>
internal static class Forgetting
{
    public static async Task<long> RunAsync(NpgsqlConnection connection, DateTimeOffset now, int days, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var patience = new NpgsqlCommand(SealSql.BePatient, connection);
        await patience.ExecuteNonQueryAsync(ct);
        var readings = 0L;
        foreach (var month in await PastMonthsAsync(connection, now, days, ct))
        {
#pragma warning disable CA2100 // A name that the catalogue of the database gave, quoted by it.
            await using var count = new NpgsqlCommand($"SELECT coalesce(sum(count), 0)::bigint FROM {month}", connection);
            await using var drop = new NpgsqlCommand($"DROP TABLE {month}", connection);
#pragma warning restore CA2100
            readings += (long)(await count.ExecuteScalarAsync(ct))!;
            await drop.ExecuteNonQueryAsync(ct);
        }

        await using var forget = Asking(SealSql.Forget, connection, now, days);
        readings += (long)(await forget.ExecuteScalarAsync(ct))!;
        await transaction.CommitAsync(ct);
        return readings;
    }

    private static async Task<List<string>> PastMonthsAsync(NpgsqlConnection connection, DateTimeOffset now, int days, CancellationToken ct)
    {
        await using var ask = Asking(SealSql.PastMonths, connection, now, days);
        await using var rows = await ask.ExecuteReaderAsync(ct);
        var months = new List<string>();
        while (await rows.ReadAsync(ct))
        {
            months.Add(rows.GetString(0));
        }

        return months;
    }

    private static NpgsqlCommand Asking(string sql, NpgsqlConnection connection, DateTimeOffset now, int days) =>
#pragma warning disable CA2100 // The constants of SealSql.
        new(sql, connection) { Parameters = { ReadingSealer.Time(now), new NpgsqlParameter<int> { TypedValue = days } } };
#pragma warning restore CA2100
}

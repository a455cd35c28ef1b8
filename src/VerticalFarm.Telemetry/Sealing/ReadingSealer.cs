using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Telemetry.Writing;

namespace VerticalFarm.Telemetry.Sealing;

/// <summary>Packs readings by statements of one transaction a step.</summary>
internal sealed class ReadingSealer(NpgsqlDataSource database, ReadingMetrics metrics, TimeProvider time, IOptions<TelemetryOptions> options) : IReadingSealer
{
    public Task<SealStep> SealNextAsync(DateTimeOffset before, int fromSensorKey, CancellationToken ct) =>
        WithinAsync((connection, token) => SealNextAsync(connection, before, fromSensorKey, token), ct);

    public Task<long> ForgetAsync(DateTimeOffset now, int days, CancellationToken ct) =>
        WithinAsync((connection, token) => Forgetting.RunAsync(connection, now, days, token), ct);

    public Task JoinLedgerAsync(CancellationToken ct) => WithinAsync(
        async (connection, token) =>
        {
            await using var join = new NpgsqlCommand(SealSql.JoinLedger, connection);
            return await join.ExecuteNonQueryAsync(token);
        },
        ct);

    private async Task<SealStep> SealNextAsync(NpgsqlConnection connection, DateTimeOffset before, int fromSensorKey, CancellationToken ct)
    {
        SealStep? step;
        do
        {
            step = await TrySealNextAsync(connection, before, fromSensorKey, ct);
        }
        while (step is null);
        return step.Value;
    }

    /// <summary>Packs, or makes the months that it takes and has then packed nothing.</summary>
    private async Task<SealStep?> TrySealNextAsync(NpgsqlConnection connection, DateTimeOffset before, int fromSensorKey, CancellationToken ct)
    {
        var start = time.GetTimestamp();
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var tryLock = new NpgsqlCommand(SealSql.TryLock, connection);
        if (!(bool)(await tryLock.ExecuteScalarAsync(ct))!)
        {
            return new SealStep(0, fromSensorKey, IsDone: true);
        }

        var loose = await TakeAsync(connection, before, fromSensorKey, ct);
        if (loose.Count == 0)
        {
            return new SealStep(0, fromSensorKey, IsDone: true);
        }

        loose.Sort();
        var hours = HourMaker.Group(loose);
        if (await BlockMonths.MissingAsync(connection, hours.Keys, ct) is { Length: > 0 } missing)
        {
            await transaction.RollbackAsync(ct);
            await BlockMonths.MakeAsync(connection, missing, ct);
            return null;
        }

        foreach (var (hour, packed) in await LiftAsync(connection, hours.Keys, ct))
        {
            hours[hour] = ReadingMerge.Over(HourPacker.Unpack(hour.StartsAt, packed), hours[hour]);
        }

        await SealCopy.WriteBlocksAsync(connection, hours, ct);
        await SealCopy.WriteHoursAsync(connection, hours, ct);
        await transaction.CommitAsync(ct);
        metrics.Sealed(loose.Count, time.GetElapsedTime(start));
        return new SealStep(loose.Count, loose[^1].SensorKey, loose.Count < options.Value.SealBatch);
    }

    private async Task<List<LooseReading>> TakeAsync(NpgsqlConnection connection, DateTimeOffset before, int fromSensorKey, CancellationToken ct)
    {
        await using var take = new NpgsqlCommand(SealSql.Take, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = fromSensorKey }, Time(before), new NpgsqlParameter<int> { TypedValue = options.Value.SealBatch },
            },
        };
        await using var rows = await take.ExecuteReaderAsync(ct);
        var loose = new List<LooseReading>();
        while (await rows.ReadAsync(ct))
        {
            loose.Add(new LooseReading(rows.GetInt32(0), rows.GetDateTime(1), rows.GetDouble(2), rows.GetInt64(3)));
        }

        return loose;
    }

    private static async Task<List<(SensorHour Hour, PackedHour Packed)>> LiftAsync(
        NpgsqlConnection connection, IReadOnlyCollection<SensorHour> hours, CancellationToken ct)
    {
        await using var lift = new NpgsqlCommand(SealSql.Lift, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<int[]> { TypedValue = [.. hours.Select(hour => hour.SensorKey)] },
                new NpgsqlParameter<DateTime[]> { TypedValue = [.. hours.Select(hour => hour.StartsAt)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
            },
        };
        await using var rows = await lift.ExecuteReaderAsync(ct);
        var lifted = new List<(SensorHour, PackedHour)>();
        while (await rows.ReadAsync(ct))
        {
            var plain = await rows.IsDBNullAsync(4, ct) ? null : await rows.GetFieldValueAsync<double[]>(4, ct);
            lifted.Add((new SensorHour(rows.GetInt32(0), rows.GetDateTime(1)), new PackedHour(rows.GetInt32(2), await rows.GetFieldValueAsync<byte[]>(3, ct), plain)));
        }

        return lifted;
    }

    private async Task<T> WithinAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        // By the machine's clock: it is about the database, whatever time it is at the farm.
        using var deadline = new CancellationTokenSource(options.Value.SealTimeout, TimeProvider.System);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, ct);
        try
        {
            await using var connection = await database.OpenConnectionAsync(both.Token);
            return await work(connection, both.Token);
        }
        catch (Exception exception) when (Outage.Is(exception) && !ct.IsCancellationRequested)
        {
            throw new ReadingStoreUnavailableException("The database of readings did not pack in time.", exception);
        }
    }

    internal static NpgsqlParameter<DateTime> Time(DateTimeOffset moment) => new() { TypedValue = moment.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}

using CsCheck;
using Npgsql;
using VerticalFarm.Telemetry.Sealing;
using VerticalFarm.Telemetry.Tests.Testing;
using VerticalFarm.Testing;
using static VerticalFarm.Telemetry.Tests.Testing.Instants;

namespace VerticalFarm.Telemetry.Tests.Sealing;

public sealed class HourPackerTests(PostgresServer server)
{
    private const int MostMicroseconds = 2_147_483_646; // Some 36 minutes: as far as an int goes.

    private static readonly double[] AwkwardValues =
    [
        0.0, -0.0, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 1e-9, 1e-10, 0.1 + 0.2, 9_007_199_254_740_991, 9_007_199_254_740_993, 1e300, 2.2250738585072014E-308,
    ];

    private static readonly Gen<double> Awkward = Gen.Int[0, AwkwardValues.Length - 1].Select(i => AwkwardValues[i]);

    private static readonly Gen<double> Decimals = Gen.Select(Gen.Int[-5_000_000, 5_000_000], Gen.Int[0, 9]).Select((number, places) => number / Math.Pow(10, places));

    private static readonly Gen<double> AnyFinite = Gen.Long.Select(BitConverter.Int64BitsToDouble).Where(double.IsFinite);

    // Regular, to the second, to the millisecond or to the microsecond; and one of any kind.
    private static readonly Gen<long[]> Times = Gen.OneOf(
        Gen.Int[1, 30].Select(step => Enumerable.Range(0, 100).Select(i => i * step * 1_000_000L).ToArray()),
        Gen.Int[0, 3_599].Select(second => second * 1_000_000L).Array[1, 100],
        Gen.Int[0, 3_599_999].Select(millisecond => millisecond * 1_000L).Array[1, 100],
        Gen.Int[0, MostMicroseconds].Select(microsecond => (long)microsecond).Array[1, 100]);

    private static readonly Gen<ReadingPoint[]> Hours =
        Gen.Select(Times, Gen.OneOf(Decimals.Array[100], AnyFinite.Array[100], Gen.OneOf(Decimals, Awkward).Array[100], Awkward.Array[100]))
            .Select((times, values) => times.Distinct().Order().Select((time, i) => new ReadingPoint(Noon.AddTicks(time * TimeSpan.TicksPerMicrosecond), values[i])).ToArray());

    [Fact]
    public void What_is_unpacked_is_what_was_packed_to_the_last_bit() =>
        Hours.Sample(points => Assert.Equal(Bits(points), Bits(HourPacker.Unpack(Noon, HourPacker.Pack(Noon, points)))), iter: 3_000);

    [Fact]
    public async Task The_database_unpacks_to_the_same_bits()
    {
        await using var host = await TelemetryHost.StartAsync(server);

        await Hours.SampleAsync(async points => Assert.Equal(Bits(points), Bits(await UnpackBySqlAsync(host, HourPacker.Pack(Noon, points)))), iter: 300, threads: 1);
    }

    [Theory]
    [InlineData(60, 60, 1, 28 + 60)] // Once a minute, on the second; within 2.55 in an hour.
    [InlineData(10, 360, 1, 28 + 360)]
    [InlineData(10, 360, 100, 28 + 720)] // Within 655.35.
    public void A_regular_sensor_takes_a_byte_or_two_a_reading(int interval, int count, double range, int bytes)
    {
        var points = Enumerable.Range(0, count).Select(i => At(i * interval, Math.Round(20 + (range * Math.Sin(i)), 2))).ToArray();

        var packed = HourPacker.Pack(Noon, points);

        Assert.Null(packed.Plain);
        Assert.Equal(bytes, packed.Packed.Length);
    }

    private static IEnumerable<(long Ticks, long Value)> Bits(IEnumerable<ReadingPoint> points) =>
        points.Select(point => (point.At.UtcTicks, BitConverter.DoubleToInt64Bits(point.Value)));

    private static async Task<List<ReadingPoint>> UnpackBySqlAsync(TelemetryHost host, PackedHour hour)
    {
        await using var command = host.Database.DataSource.CreateCommand("SELECT ts, value FROM reading_unpack($1, $2, $3, $4) ORDER BY ts");
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = Noon.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = hour.Count });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = hour.Packed });
        command.Parameters.Add(new NpgsqlParameter { Value = hour.Plain as object ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Double });
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var points = new List<ReadingPoint>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            points.Add(new ReadingPoint(new DateTimeOffset(rows.GetDateTime(0)), rows.GetDouble(1)));
        }

        return points;
    }
}

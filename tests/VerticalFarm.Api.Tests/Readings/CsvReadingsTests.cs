using System.Buffers;
using System.Globalization;
using System.Text;
using VerticalFarm.Api.Readings;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Api.Tests.Readings;

public sealed class CsvReadingsTests
{
    private const string Sensor = "8c1f64d2-3a52-4f0e-9d0b-0a4a8f3e2b11";
    private const string Other = "0b9b6f0e-51cf-4f3b-8f57-5d3a0c9d1f22";
    private static readonly DateTimeOffset Eight = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Columns_may_stand_in_any_order_in_quotes_and_after_a_mark_of_UTF8()
    {
        var batch = Good($"\uFEFFvalue,\"ts\", sensor_id\r\n-1e3,\"2026-11-23T09:00:00.25+01:00\",{Sensor.ToUpperInvariant()}\r\n\r\n 20.5 , 2026-11-23T07:59Z,\"{Other}\"");

        Assert.Equal([Guid.Parse(Sensor), Guid.Parse(Other)], batch.Sensors);
        Assert.Equal([0, 1], batch.SensorIndex);
        Assert.Equal([Eight.AddMilliseconds(250).UtcTicks, Eight.AddMinutes(-1).UtcTicks], batch.UtcTicks);
        Assert.Equal([-1000, 20.5], batch.Values);
    }

    [Fact]
    public void Readings_of_one_sensor_do_not_name_it()
    {
        var (batch, errors) = Parse("ts,value\n2026-11-23T08:00:00Z,1\n", Guid.Parse(Sensor));

        Assert.Empty(errors);
        Assert.Equal([Guid.Parse(Sensor)], batch!.Sensors);
        Assert.Equal("sensor_id", Assert.Single(Parse("ts,value,sensor_id\n", Guid.Parse(Sensor)).Errors).Field);
    }

    [Theory]
    [InlineData("", "readings")]
    [InlineData("\r\n\n", "readings")]
    [InlineData("sensor_id,ts,value\n", "readings")]
    [InlineData("sensor_id,ts\n", "value")]
    [InlineData("ts,ts,Value\n", "ts Value sensor_id value")]
    [InlineData("SENSOR,2026-11-23T08:00:00Z,1\n", "SENSOR 2026-11-23T08:00:00Z 1 sensor_id ts value")]
    [InlineData("sensor_id,ts,value\nSENSOR,2026-11-23T08:00:00Z,1\nx,y,z\n", "readings[1].sensor_id readings[1].ts readings[1].value")]
    [InlineData("sensor_id,ts,value\nSENSOR,2026-11-23T08:00:00Z\n", "readings[0]")]
    [InlineData("sensor_id,ts,value\nSENSOR,2026-11-23T08:00:00Z,1,5\n", "readings[0]")]
    [InlineData("sensor_id,ts,value\nSENSOR,2026-11-23T08:00:00Z,21,5\n", "readings[0]")]
    [InlineData("sensor_id,ts,value\nSENSOR,2026-11-23T08:00:00Z,NaN\nSENSOR,2026-11-23T08:00:00Z,1e999\n", "readings[0].value readings[1].value")]
    [InlineData("sensor_id,ts,value\nSENSOR,2026-11-23T08:00:00Z,\n", "readings[0].value")]
    [InlineData("sensor_id,ts,value\nSENSOR,2026-11-23T08:00:00,1\n", "readings[0].ts")]
    [InlineData("sensor_id,ts,value\nSENSOR,2026-11-23T24:00:00Z,1\n", "readings[0].ts")]
    [InlineData("sensor_id,ts,value\nSENSOR,1763884800,1\n", "readings[0].ts")]
    [InlineData("sensor_id,ts,value\nSENSOR,2026-11-23T08:00:00Z\\,1\n", "readings[0].ts")]
    [InlineData("sensor_id,ts,value\nSENSORx,2026-11-23T08:00:00Z,1\n", "readings[0].sensor_id")]
    public void Every_bad_field_is_named(string body, string fields)
    {
        var (batch, errors) = Parse(body.Replace("SENSOR", Sensor, StringComparison.Ordinal));

        Assert.Null(batch);
        Assert.Equal(fields.Replace("SENSOR", Sensor, StringComparison.Ordinal), string.Join(' ', errors.Select(error => error.Field)));
    }

    [Theory]
    [InlineData(ReadingBatch.MaxReadings, 0)]
    [InlineData(ReadingBatch.MaxReadings + 1, 1)]
    public void A_batch_has_at_most_ten_thousand(int count, int errors) =>
        Assert.Equal(errors, Parse("sensor_id,ts,value\n" + string.Concat(Enumerable.Repeat($"{Sensor},2026-11-23T08:00:00Z,1\n", count))).Errors.Count);

    [Fact]
    public void A_bad_batch_does_not_answer_with_ten_thousand_errors() =>
        Assert.Equal(100, Parse("sensor_id,ts,value\n" + string.Concat(Enumerable.Repeat("x\n", 10_000))).Errors.Count);

    [Fact]
    public void What_was_sent_is_what_is_read_wherever_it_was_cut_on_its_way()
    {
        var random = new Random(4);
        for (var run = 0; run < 200; run++)
        {
            var sent = Enumerable.Range(0, random.Next(1, 20)).Select(_ =>
                (Sensor: Guid.Parse(random.Next(2) == 0 ? Sensor : Other), Time: Eight.AddMilliseconds(random.Next()), Value: (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-5, 6)))).ToList();
            var bytes = Encoding.UTF8.GetBytes("sensor_id,ts,value\r\n" + string.Concat(sent.Select(reading =>
                string.Create(CultureInfo.InvariantCulture, $"{reading.Sensor},{reading.Time:yyyy-MM-ddTHH:mm:ss.fff}Z,{reading.Value:R}\r\n"))));

            var (batch, errors) = CsvReadings.Parse(Pieces.Cut(bytes, Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(bytes.Length + 1))));

            Assert.Empty(errors);
            Assert.Equal(sent, Enumerable.Range(0, batch!.Count).Select(i =>
                (batch.Sensors[batch.SensorIndex[i]], new DateTimeOffset(batch.UtcTicks[i], TimeSpan.Zero), batch.Values[i])));
        }
    }

    [Fact]
    public void Whatever_the_bytes_the_answer_is_a_batch_or_its_errors()
    {
        var random = new Random(6);
        for (var run = 0; run < 2_000; run++)
        {
            var bytes = Encoding.UTF8.GetBytes($"sensor_id,ts,value\n{Sensor},2026-11-23T08:00:00Z,1\n");
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var (batch, errors) = CsvReadings.Parse(new ReadOnlySequence<byte>(bytes));

            Assert.Equal(batch is null, errors.Count > 0);
        }
    }

    private static (ReadingBatch? Batch, IReadOnlyList<FieldError> Errors) Parse(string body, Guid? sensor = null) =>
        CsvReadings.Parse(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body)), sensor);

    private static ReadingBatch Good(string body)
    {
        var (batch, errors) = Parse(body);
        Assert.Empty(errors);
        return batch!;
    }
}

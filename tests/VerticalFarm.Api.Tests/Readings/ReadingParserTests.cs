using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using VerticalFarm.Api.Readings;
using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Api.Tests.Readings;

public sealed class ReadingParserTests
{
    private const string Sensor = "8c1f64d2-3a52-4f0e-9d0b-0a4a8f3e2b11";
    private const string Other = "0b9b6f0e-51cf-4f3b-8f57-5d3a0c9d1f22";
    private static readonly DateTimeOffset Eight = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Readings_become_columns_in_the_order_they_were_sent_with_each_sensor_once()
    {
        var batch = Good($$"""
            {"readings": [
              {"sensor_id": "{{Sensor}}", "ts": "2026-11-23T08:00:00Z", "value": 20.5},
              {"value": -1e3, "ts": "2026-11-23T09:00:00.25+01:00", "sensor_id": "{{Other}}"},
              {"sensor_id": "{{Sensor.ToUpperInvariant()}}", "ts": "2026-11-23T07:59Z", "value": 0}]}
            """);

        Assert.Equal([Guid.Parse(Sensor), Guid.Parse(Other)], batch.Sensors);
        Assert.Equal([0, 1, 0], batch.SensorIndex);
        Assert.Equal([Eight.UtcTicks, Eight.AddMilliseconds(250).UtcTicks, Eight.AddMinutes(-1).UtcTicks], batch.UtcTicks);
        Assert.Equal([20.5, -1000, 0], batch.Values);
    }

    [Fact]
    public void Readings_of_one_sensor_need_not_name_it()
    {
        var (batch, errors) = Parse("""{"readings": [{"ts": "2026-11-23T08:00:00Z", "value": 1}]}""", Guid.Parse(Sensor));

        Assert.Empty(errors);
        Assert.Equal([Guid.Parse(Sensor)], batch!.Sensors);
    }

    [Fact]
    public void An_escaped_character_is_the_character()
    {
        var batch = Good($$"""{"\u0072eadings": [{"sensor\u005fid": "{{Sensor.Replace("-", "\\u002d", StringComparison.Ordinal)}}", "ts": "2026-11-23T09:00:00\u002B01:00", "value": 1}]}""");

        Assert.Equal((Guid.Parse(Sensor), Eight.UtcTicks), (Assert.Single(batch.Sensors), batch.UtcTicks[0]));
    }

    [Theory]
    [InlineData("""[]""", "")]
    [InlineData("""null""", "")]
    [InlineData("""{}""", "readings")]
    [InlineData("""{"readings": []}""", "readings")]
    [InlineData("""{"readings": {}}""", "readings")]
    [InlineData("""{"readings": null}""", "readings")]
    [InlineData("""{"readings": [7]}""", "readings[0]")]
    [InlineData("""{"readings": [{}]}""", "readings[0].sensor_id readings[0].ts readings[0].value")]
    [InlineData("""{"readings": [GOOD], "more": {"a": [1]}}""", "more")]
    [InlineData("""{"readings": [GOOD], "readings": [GOOD]}""", "readings")]
    [InlineData("""{"readings": [GOOD, {"sensor_id": "x", "ts": "y", "value": "z"}]}""", "readings[1].sensor_id readings[1].ts readings[1].value")]
    [InlineData("""{"readings": [{"sensor_id": "SENSOR", "ts": "2026-11-23T08:00:00Z", "value": 1e999}]}""", "readings[0].value")]
    [InlineData("""{"readings": [{"sensor_id": "SENSOR", "ts": "2026-11-23T08:00:00Z", "value": {"a": []}}]}""", "readings[0].value")]
    [InlineData("""{"readings": [{"sensor_id": "SENSOR", "ts": "2026-11-23T08:00:00Z", "value": 1, "unit": "C"}]}""", "readings[0].unit")]
    [InlineData("""{"readings": [{"sensor_id": "SENSOR", "ts": "2026-11-23T08:00:00Z", "value": 1, "value": 2}]}""", "readings[0].value")]
    [InlineData("""{"readings": [{"sensor_id": "SENSOR", "ts": "2026-11-23", "value": 1}]}""", "readings[0].ts")]
    [InlineData("""{"readings": [{"sensor_id": "SENSOR", "ts": "2026-11-23T08:00:00", "value": 1}]}""", "readings[0].ts")]
    [InlineData("""{"readings": [{"sensor_id": "SENSOR", "ts": "2026-11-23T24:00:00Z", "value": 1}]}""", "readings[0].ts")]
    [InlineData("""{"readings": [{"sensor_id": "SENSOR", "ts": "08:00:00Z", "value": 1}]}""", "readings[0].ts")]
    [InlineData("""{"readings": [{"sensor_id": "SENSOR", "ts": "0001-01-01T00:00:00+14:00", "value": 1}]}""", "readings[0].ts")]
    [InlineData("""{"readings": [{"sensor_id": "SENSOR", "ts": 1763884800, "value": 1}]}""", "readings[0].ts")]
    public void Every_bad_field_is_named_by_its_path(string body, string fields)
    {
        var (batch, errors) = Parse(body
            .Replace("GOOD", """{"sensor_id": "SENSOR", "ts": "2026-11-23T08:00:00Z", "value": 1}""", StringComparison.Ordinal)
            .Replace("SENSOR", Sensor, StringComparison.Ordinal));

        Assert.Null(batch);
        Assert.Equal(fields, string.Join(' ', errors.Select(error => error.Field)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("""{"readings": [""")]
    [InlineData("""{"readings": [{"value": NaN}]}""")]
    [InlineData("""{"readings": [],}""")]
    [InlineData("""{"readings": []} {}""")]
    [InlineData("""{"readings": [{"\ud800": 1}]}""")]
    [InlineData("""{"readings": [{"sensor_id": "\ud800"}]}""")]
    [InlineData("""{"readings": [{"ts": "\ud800-11-23T08:00:00Z"}]}""")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void What_is_no_JSON_is_told_apart_from_bad_fields(string body) => Assert.ThrowsAny<JsonException>(() => Parse(body));

    [Fact]
    public void Lines_mean_what_a_list_of_them_means()
    {
        var random = new Random(5);
        for (var run = 0; run < 300; run++)
        {
            var items = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Item(random)).ToList();
            var list = Encoding.UTF8.GetBytes("{\"readings\":[" + string.Join(',', items) + "]}");
            var lines = Encoding.UTF8.GetBytes(string.Join(random.Next(2) == 0 ? "\n" : "\r\n\r\n", items) + (random.Next(2) == 0 ? "\n" : ""));
            var cuts = Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(lines.Length + 1));

            Assert.Equal(Outcome(new ReadOnlySequence<byte>(list), ReadingParser.Parse), Outcome(Pieces.Cut(lines, cuts), ReadingParser.ParseLines));
        }

        string Item(Random random) => random.Next(8) switch
        {
            0 => "7",
            1 => """{"sensor_id": "x", "ts": "y", "value": "z", "more": {"a": [1]}}""",
            2 => "[{}]",
            _ => Body([Reading(random)])["{\"readings\":[".Length..^2],
        };
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \r\n")]
    public void No_lines_are_no_batch(string body) =>
        Assert.Equal("readings", Assert.Single(ReadingParser.ParseLines(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body))).Errors).Field);

    [Fact]
    public void A_line_that_is_no_JSON_is_told_by_its_number() =>
        Assert.Equal(1, Assert.ThrowsAny<JsonException>(() => ReadingParser.ParseLines(new ReadOnlySequence<byte>("{}\n{\"ts\": oops}\n"u8.ToArray()))).LineNumber);

    [Theory]
    [InlineData(ReadingBatch.MaxReadings, 0)]
    [InlineData(ReadingBatch.MaxReadings + 1, 1)]
    public void A_batch_has_at_most_ten_thousand(int count, int errors) => Assert.Equal(errors, Parse(Body(new Random(1), count)).Errors.Count);

    [Fact]
    public void A_bad_batch_does_not_answer_with_ten_thousand_errors() =>
        Assert.Equal(100, Parse("{\"readings\": [" + string.Join(',', Enumerable.Repeat("7", 10_000)) + "]}").Errors.Count);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_body_means_the_same_wherever_it_was_cut_on_its_way(int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 300; run++)
        {
            var text = Body(random, random.Next(1, 6));
            var bytes = Encoding.UTF8.GetBytes(random.Next(3) == 0 ? Damage(random, text) : text);
            var whole = Outcome(new ReadOnlySequence<byte>(bytes));
            var cuts = Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(bytes.Length + 1));

            Assert.Equal(whole, Outcome(Pieces.Cut(bytes, cuts)));
            Assert.Equal(whole, Outcome(Pieces.Cut(bytes, Enumerable.Range(0, bytes.Length))));
        }
    }

    [Fact]
    public void What_was_sent_is_what_is_read()
    {
        var random = new Random(4);
        for (var run = 0; run < 200; run++)
        {
            var sent = Enumerable.Range(0, random.Next(1, 20)).Select(_ => Reading(random)).ToList();
            var batch = Good(Body(sent));
            Assert.Equal(sent, Enumerable.Range(0, batch.Count).Select(i =>
                (batch.Sensors[batch.SensorIndex[i]], new DateTimeOffset(batch.UtcTicks[i], TimeSpan.Zero), batch.Values[i])));
        }
    }

    private static (Guid Sensor, DateTimeOffset Time, double Value) Reading(Random random) =>
        (Guid.Parse(random.Next(2) == 0 ? Sensor : Other), Eight.AddMilliseconds(random.Next()), (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-5, 6)));

    private static string Body(Random random, int count) => Body(Enumerable.Range(0, count).Select(_ => Reading(random)));

    private static string Body(IEnumerable<(Guid Sensor, DateTimeOffset Time, double Value)> readings) =>
        "{\"readings\":[" + string.Join(", ", readings.Select(reading => string.Create(
            CultureInfo.InvariantCulture, $$"""{"sensor_id":"{{reading.Sensor}}","ts":"{{reading.Time:yyyy-MM-ddTHH:mm:ss.fff}}Z","value":{{reading.Value:R}}}"""))) + "]}";

    private static string Damage(Random random, string text)
    {
        var at = random.Next(text.Length);
        return text[..at] + "xx{}[],\"7é"[random.Next(10)] + text[(at + 1)..];
    }

    private static string Outcome(ReadOnlySequence<byte> body) => Outcome(body, ReadingParser.Parse);

    private static string Outcome(ReadOnlySequence<byte> body, Func<ReadOnlySequence<byte>, Guid?, (ReadingBatch?, IReadOnlyList<Contracts.FieldError>)> parse)
    {
        try
        {
            var (batch, errors) = parse(body, null);
            return batch is null ? string.Join('\n', errors) : JsonSerializer.Serialize(batch);
        }
        catch (JsonException)
        {
            return "no JSON";
        }
    }

    private static (ReadingBatch? Batch, IReadOnlyList<Contracts.FieldError> Errors) Parse(string body, Guid? sensor = null) =>
        ReadingParser.Parse(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body)), sensor);

    private static ReadingBatch Good(string body)
    {
        var (batch, errors) = Parse(body);
        Assert.Empty(errors);
        return batch!;
    }
}

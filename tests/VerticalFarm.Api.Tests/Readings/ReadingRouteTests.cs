using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Readings;

[Collection(typeof(HouseTests))]
public sealed class ReadingRouteTests(House house)
{
    // Well within what a sensor takes, and the same minute for all of a test.
    private readonly DateTimeOffset _base = new(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1)), new TimeOnly(8, 0), TimeSpan.Zero);

    [Fact]
    public async Task What_was_acknowledged_is_read_back_in_order()
    {
        var (grower, _, sensor) = await BeginAsync();

        var report = (await grower.PostAsync("/readings", Batch(sensor, 1, 0, 2))).Is(HttpStatusCode.Accepted).Json;

        Assert.Equal((3, 0), (report["accepted"]!.GetValue<int>(), report["rejected"]!.AsArray().Count));
        var items = (await grower.GetAsync(Query(sensor, "resolution=raw"))).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.Equal([Time(0), Time(1), Time(2)], items.Select(item => item!["ts"]!.GetValue<string>()));
        Assert.Equal([0.0, 1.0, 2.0], items.Select(item => item!["value"]!.GetValue<double>()));
    }

    [Fact]
    public async Task The_same_batch_again_changes_nothing()
    {
        var (grower, _, sensor) = await BeginAsync();
        for (var i = 0; i < 2; i++)
        {
            (await grower.PostAsync("/readings", Batch(sensor, 0, 1))).Is(HttpStatusCode.Accepted);
        }

        Assert.Equal(2, (await grower.GetAsync(Query(sensor, "resolution=raw"))).Json["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_told_one_by_one_and_the_rest_is_taken()
    {
        var (grower, farm, _) = await BeginAsync();
        var sensor = await grower.CreateSensorAsync(farm, "air_temperature");
        var stranger = await Grower.RegisterAsync(house.Api);
        var theirs = await stranger.CreateSensorAsync(await stranger.CreateFarmAsync());
        var future = (TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(2)).ToString("o", CultureInfo.InvariantCulture);
        object Reading(string id, string ts, double value) => new { sensor_id = id, ts, value };

        var report = (await grower.PostAsync("/readings", new
        {
            readings = new[]
            {
                Reading(sensor, Time(0), 20), Reading($"{Guid.NewGuid()}", Time(0), 20), Reading(sensor, future, 20), Reading(sensor, Time(1), 4000), Reading(theirs, Time(0), 20),
            },
        })).Is(HttpStatusCode.Accepted).Json;

        Assert.Equal(1, report["accepted"]!.GetValue<int>());
        Assert.Equal(
            [(1, "unknown_sensor"), (2, "in_the_future"), (3, "out_of_physical_range"), (4, "unknown_sensor")],
            report["rejected"]!.AsArray().Select(one => (one!["index"]!.GetValue<int>(), one["code"]!.GetValue<string>())));
        Assert.All(report["rejected"]!.AsArray(), one => Assert.NotEmpty(one!["message"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    public async Task A_compressed_body_counts_like_any_other(string encoding)
    {
        var (grower, _, sensor) = await BeginAsync();

        var report = (await grower.SendAsync("/readings", Packing.Pack(encoding, JsonSerializer.SerializeToUtf8Bytes(Batch(sensor, 0, 1))))).Is(HttpStatusCode.Accepted);

        Assert.Equal(2, report.Json["accepted"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    public async Task A_body_that_grows_over_the_limit_when_it_is_unpacked_is_refused(string encoding)
    {
        var (grower, _, _) = await BeginAsync();

        (await grower.SendAsync("/readings", Packing.Pack(encoding, Encoding.UTF8.GetBytes("{\"readings\": [" + new string(' ', 9 * 1024 * 1024) + "]}"))))
            .IsError(413, "PAYLOAD_TOO_LARGE");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    public async Task A_body_that_is_not_what_its_encoding_says_is_refused(string encoding)
    {
        var (grower, _, _) = await BeginAsync();

        (await grower.SendAsync("/readings", ApiClient.Raw("{}"u8.ToArray(), encoding: encoding))).IsError(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_body_of_which_the_end_is_missing_is_refused()
    {
        var (grower, _, sensor) = await BeginAsync();
        var whole = await Packing.Pack("zstd", JsonSerializer.SerializeToUtf8Bytes(Batch(sensor, 0, 1))).ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        (await grower.SendAsync("/readings", ApiClient.Raw(whole[..^4], encoding: "zstd"))).IsError(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_zstd_body_that_asks_for_more_memory_than_the_web_allows_is_refused()
    {
        var (grower, _, _) = await BeginAsync();

        (await grower.SendAsync("/readings", Packing.ZstdOfWindow(24))).IsError(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task An_encoding_that_is_not_known_is_refused()
    {
        var (grower, _, _) = await BeginAsync();

        (await grower.SendAsync("/readings", ApiClient.Raw("{}"u8.ToArray(), encoding: "rot13"))).IsError(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    [Theory]
    [InlineData("application/x-ndjson", "{\"sensor_id\":\"SENSOR\",\"ts\":\"{0}\",\"value\":1}\n{\"sensor_id\":\"SENSOR\",\"ts\":\"{1}\",\"value\":2}\n")]
    [InlineData("text/csv; charset=utf-8", "sensor_id,ts,value\r\nSENSOR,{0},1\r\nSENSOR,{1},2\r\n")]
    public async Task Readings_may_come_a_line_each(string type, string body)
    {
        var (grower, _, sensor) = await BeginAsync();
        var text = body.Replace("SENSOR", sensor, StringComparison.Ordinal).Replace("{0}", Time(0), StringComparison.Ordinal).Replace("{1}", Time(1), StringComparison.Ordinal);

        Assert.Equal(2, (await grower.PostRawAsync("/readings", text, type)).Is(HttpStatusCode.Accepted).Json["accepted"]!.GetValue<int>());

        var items = (await grower.GetAsync(Query(sensor, "resolution=raw"))).Json["items"]!.AsArray();
        Assert.Equal([(Time(0), 1.0), (Time(1), 2.0)], items.Select(item => (item!["ts"]!.GetValue<string>(), item["value"]!.GetValue<double>())));
    }

    [Theory]
    [InlineData("application/x-ndjson", "{\"ts\":\"2026-11-23T08:00:00Z\",\"value\":1}\n{\"ts\":\"2026-11-23T08:00:00Z\",\"value\":\"1\"}\n")]
    [InlineData("text/csv", "ts,value\n2026-11-23T08:00:00Z,1\n2026-11-23T08:00:00Z,one\n")]
    public async Task What_is_wrong_in_a_line_is_named_as_in_a_list(string type, string body)
    {
        var (grower, _, sensor) = await BeginAsync();

        Assert.Equal(["readings[1].value"], (await grower.PostRawAsync($"/sensors/{sensor}/readings", body, type)).IsError(400, "VALIDATION_ERROR").BadFields);
    }

    [Fact]
    public async Task A_type_that_is_not_read_is_told_those_that_are()
    {
        var (grower, _, _) = await BeginAsync();

        var message = (await grower.PostRawAsync("/readings", "<readings/>", "application/xml")).IsError(415, "UNSUPPORTED_MEDIA_TYPE").Text;

        Assert.Contains("application/x-ndjson", message, StringComparison.Ordinal);
        Assert.Contains("text/csv", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_read_out_as_CSV_can_be_sent_in_again()
    {
        var (grower, farm, sensor) = await BeginAsync();
        var other = await grower.CreateSensorAsync(farm, "other");
        await grower.PostAsync("/readings", Batch(sensor, 0, 1, 2));
        var csv = (await grower.GetAsync(Query(sensor, "resolution=raw&format=csv"))).Text;

        (await grower.PostRawAsync($"/sensors/{other}/readings", csv, "text/csv")).Is(HttpStatusCode.Accepted);

        Assert.Equal(csv, (await grower.GetAsync(Query(other, "resolution=raw&format=csv"))).Text);
    }

    [Fact]
    public async Task A_full_batch_of_ten_thousand_is_taken_and_one_more_is_not()
    {
        var (grower, _, sensor) = await BeginAsync();

        var report = (await grower.PostAsync("/readings", Batch(sensor, [.. Enumerable.Range(0, 10_000)]))).Is(HttpStatusCode.Accepted);
        Assert.Equal(10_000, report.Json["accepted"]!.GetValue<int>());

        Assert.Equal(["readings"], (await grower.PostAsync("/readings", Batch(sensor, [.. Enumerable.Range(0, 10_001)]))).IsError(400, "VALIDATION_ERROR").BadFields);
    }

    [Fact]
    public async Task A_connection_serves_on_after_a_body_that_was_refused()
    {
        var (grower, _, sensor) = await BeginAsync();

        (await grower.PostRawAsync("/readings", "{\"readings\": [" + new string('x', 100_000))).IsError(400, "VALIDATION_ERROR");
        Assert.Equal(
            ["readings[1].value"],
            (await grower.PostRawAsync("/readings", $$"""
                {"readings": [{"sensor_id": "{{sensor}}", "ts": "{{Time(0)}}", "value": 1}, {"sensor_id": "{{sensor}}", "ts": "{{Time(1)}}", "value": "NaN"}]}
                """)).IsError(400, "VALIDATION_ERROR").BadFields);
        (await grower.PostAsync("/readings", Batch(sensor, 0))).Is(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Readings_can_be_sent_to_their_sensor()
    {
        var (grower, _, sensor) = await BeginAsync();
        var stranger = await Grower.RegisterAsync(house.Api);
        var body = new { readings = new[] { new { ts = Time(0), value = 20 } } };

        Assert.Equal(1, (await grower.PostAsync($"/sensors/{sensor}/readings", body)).Is(HttpStatusCode.Accepted).Json["accepted"]!.GetValue<int>());
        (await stranger.PostAsync($"/sensors/{sensor}/readings", body)).IsError(404, "NOT_FOUND");
    }

    [Fact]
    public async Task Buckets_add_up_to_the_readings_in_them()
    {
        var (grower, _, sensor) = await BeginAsync();
        await grower.PostAsync("/readings", Batch(sensor, [.. Enumerable.Range(0, 90)]));

        var answer = (await grower.GetAsync(Query(sensor, "resolution=1m"))).Is(HttpStatusCode.OK).Json;

        Assert.Equal("1m", answer["resolution"]!.GetValue<string>());
        Assert.Equal(
            [(Time(0), 0.0, 29.5, 59.0, 60L), (Time(60), 60.0, 74.5, 89.0, 30L)],
            answer["items"]!.AsArray().Select(bucket => (
                bucket!["ts"]!.GetValue<string>(), bucket["min"]!.GetValue<double>(), bucket["avg"]!.GetValue<double>(), bucket["max"]!.GetValue<double>(),
                bucket["count"]!.GetValue<long>())));
    }

    [Theory]
    [InlineData("raw", "ts,value\r\n{0},0\r\n{1},1\r\n")]
    [InlineData("1h", "ts,min,avg,max,count\r\n{0},0,0.5,1,2\r\n")]
    public async Task Readings_come_as_CSV_too(string resolution, string expected)
    {
        var (grower, _, sensor) = await BeginAsync();
        await grower.PostAsync("/readings", Batch(sensor, 0, 1));

        var answer = (await grower.GetAsync(Query(sensor, $"resolution={resolution}&format=csv"))).Is(HttpStatusCode.OK);

        Assert.Equal("text/csv; charset=utf-8", answer.ContentType);
        Assert.Equal(string.Format(CultureInfo.InvariantCulture, expected, Time(0), Time(1)), answer.Text);
    }

    [Theory]
    [InlineData("resolution=5m&limit=0&format=xml&from=yesterday&to=2026-11-23", "format from limit resolution to")]
    [InlineData("from=2026-11-23T08:00:00Z&to=2026-11-22T08:00:00Z", "from")]
    [InlineData("limit=100000001", "limit")]
    [InlineData("limit=1&limit=2", "limit")]
    public async Task Every_bad_parameter_is_named(string query, string fields)
    {
        var (grower, _, sensor) = await BeginAsync();

        Assert.Equal(fields, string.Join(' ', (await grower.GetAsync($"/sensors/{sensor}/readings?{query}")).IsError(400, "VALIDATION_ERROR").BadFields.Order()));
    }

    [Theory]
    [InlineData("to=0001-01-01T00:00:00Z")]
    [InlineData("from=0001-01-01T00:00:00Z")]
    [InlineData("from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59.9999999Z&resolution=1m")]
    [InlineData("from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59.9999999Z&resolution=1d")]
    [InlineData("to=9999-12-31T23:59:59.9999999Z&resolution=raw")]
    public async Task The_ends_of_time_are_no_trouble(string query)
    {
        var (grower, _, sensor) = await BeginAsync();

        (await grower.GetAsync($"/sensors/{sensor}/readings?{query}")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_newest_reading_of_every_sensor_comes_in_one_answer()
    {
        var (grower, farm, sensor) = await BeginAsync();
        var silent = await grower.CreateSensorAsync(farm, "co2");
        await grower.PostAsync("/readings", Batch(sensor, 5, 3));

        var items = (await grower.GetAsync($"/farms/{farm}/readings/latest")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();

        var newest = items.Single(item => item!["sensor_id"]!.GetValue<string>() == sensor)!;
        Assert.Equal((Time(5), 5.0), (newest["ts"]!.GetValue<string>(), newest["value"]!.GetValue<double>()));
        Assert.Null(items.Single(item => item!["sensor_id"]!.GetValue<string>() == silent)!["value"]);
    }

    private async Task<(Grower Grower, string Farm, string Sensor)> BeginAsync()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        return (grower, farm, await grower.CreateSensorAsync(farm, "other"));
    }

    /// <summary>A reading a second, each with its second as value.</summary>
    private object Batch(string sensor, params int[] seconds) =>
        new { readings = seconds.Select(second => new { sensor_id = sensor, ts = Time(second), value = (double)second }).ToArray() };

    private string Time(int second) => _base.AddSeconds(second).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private string Query(string sensor, string more) => $"/sensors/{sensor}/readings?from={Time(0)}&to={Time(86_000)}&{more}";
}

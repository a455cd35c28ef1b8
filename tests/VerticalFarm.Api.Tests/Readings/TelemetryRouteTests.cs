using System.Globalization;
using System.Net;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Readings;

[Collection(typeof(HouseTests))]
public sealed class TelemetryRouteTests(House house)
{
    private readonly DateTimeOffset _base = TimeProvider.System.GetUtcNow().AddHours(-1);

    [Fact]
    public async Task What_came_is_stored_there_before_or_rejected_and_what_did_not_come_is_told()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        var sensor = await grower.CreateSensorAsync(farm, "ph");
        await SendAsync(grower, $$"""{"ts": "{{Time(0)}}", "value": 6, "seq": 1}""", $$"""{"ts": "{{Time(60)}}", "value": 6, "seq": 2}""", $$"""{"ts": "{{Time(120)}}", "value": 77, "seq": 3}""");
        await SendAsync(grower, $$"""{"ts": "{{Time(60)}}", "value": 6, "seq": 2}""", $$"""{"ts": "{{Time(1200)}}", "value": 6, "seq": 7}""");

        var told = (await grower.GetAsync($"/farms/{farm}/telemetry?to={Time(1200)}")).Is(HttpStatusCode.OK).Json;

        Assert.Equal((5, 3, 1, 1), (Number("received"), Number("stored"), Number("duplicate"), Number("rejected")));
        var one = told["sensors"]![0]!;
        Assert.Equal((sensor, 5), (one["sensor_id"]!.GetValue<string>(), one["received"]!.GetValue<int>()));
        var sender = told["senders"]![0]!;
        Assert.Equal((grower.Id, 4, 3), (sender["sender_id"]!.GetValue<string>(), sender["received"]!.GetValue<int>(), sender["missing"]!.GetValue<int>()));
        Assert.Equal("""[{"from":4,"to":6}]""", sender["gaps"]!.ToJsonString());
        Assert.Equal((1, 18), (one["gap_count"]!.GetValue<int>(), one["missing"]!.GetValue<int>()));

        int Number(string name) => told[name]!.GetValue<int>();
        async Task SendAsync(Grower by, params string[] readings) =>
            (await by.PostRawAsync($"/sensors/{sensor}/readings", $$"""{"readings": [{{string.Join(',', readings)}}]}""")).Is(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_stranger_is_not_told()
    {
        var (grower, stranger) = (await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api));

        (await stranger.GetAsync($"/farms/{await grower.CreateFarmAsync()}/telemetry")).IsError(404, "NOT_FOUND");
    }

    [Theory]
    [InlineData("application/json", "{\"readings\":[{\"ts\":\"2026-11-23T08:00:00Z\",\"value\":1,\"seq\":-1}]}")]
    [InlineData("application/json", "{\"readings\":[{\"ts\":\"2026-11-23T08:00:00Z\",\"value\":1,\"seq\":1.5}]}")]
    [InlineData("application/x-ndjson", "{\"ts\":\"2026-11-23T08:00:00Z\",\"value\":1,\"seq\":\"7\"}")]
    [InlineData("text/csv", "ts,value,seq\n2026-11-23T08:00:00Z,1,-7\n")]
    public async Task A_number_that_is_none_is_refused(string type, string body)
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var sensor = await grower.CreateSensorAsync(await grower.CreateFarmAsync());

        Assert.Equal(["readings[0].seq"], (await grower.PostRawAsync($"/sensors/{sensor}/readings", body, type)).IsError(400, "VALIDATION_ERROR").BadFields);
    }

    [Fact]
    public async Task More_than_a_page_of_readings_comes_in_one_answer()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var sensor = await grower.CreateSensorAsync(await grower.CreateFarmAsync());
        for (var part = 0; part < 5; part++)
        {
            var lines = Enumerable.Range(part * 5_000, 5_000).Select(i => $"{_base.AddMilliseconds(i).ToString("o", CultureInfo.InvariantCulture)},{i % 80}");
            (await grower.PostRawAsync($"/sensors/{sensor}/readings", "ts,value\n" + string.Join('\n', lines), "text/csv")).Is(HttpStatusCode.Accepted);
        }

        var json = (await grower.GetAsync($"/sensors/{sensor}/readings?resolution=raw")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        var csv = (await grower.GetAsync($"/sensors/{sensor}/readings?resolution=raw&format=csv&limit=24999")).Is(HttpStatusCode.OK).Text;

        Assert.Equal(Enumerable.Range(0, 25_000).Select(i => (double)(i % 80)), json.Select(item => item!["value"]!.GetValue<double>()));
        Assert.Equal(25_000, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private string Time(int second) => _base.AddSeconds(second).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

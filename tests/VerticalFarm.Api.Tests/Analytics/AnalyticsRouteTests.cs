using System.Globalization;
using System.Net;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Api.Tests.Sharing;

namespace VerticalFarm.Api.Tests.Analytics;

[Collection(typeof(HouseTests))]
public sealed class AnalyticsRouteTests(House house)
{
    // Whole minutes, and long enough ago that the last reading has counted for its minute.
    private static readonly DateTimeOffset Begin = Whole(TimeProvider.System.GetUtcNow().AddHours(-2));

    [Fact]
    public async Task Share_of_time_in_range_is_that_of_the_readings()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        var sensor = await grower.CreateAsync($"/farms/{farm}/sensors", new { name = "Air", type = "air_temperature", thresholds = new { low = 18, high = 26 } });
        var lines = Enumerable.Range(0, 60).Select(minute => $"{Time(Begin.AddMinutes(minute))},{(minute < 45 ? 24 : 28)}");
        (await grower.PostRawAsync($"/sensors/{sensor}/readings", "ts,value\n" + string.Join('\n', lines), "text/csv")).Is(HttpStatusCode.Accepted);

        var told = (await grower.GetAsync($"/farms/{farm}/analytics?from={Time(Begin)}&to={Time(Begin.AddHours(1))}")).Is(HttpStatusCode.OK).Json;

        Assert.Equal(
            ["completeness", "devices", "dew_point", "dli", "energy", "from", "leaf_vpd", "places", "resolution", "sensors", "timezone", "to", "vpd"],
            told.AsObject().Select(field => field.Key).Order());
        Assert.Equal((Time(Begin), "UTC", "raw"), (told["from"]!.GetValue<string>(), told["timezone"]!.GetValue<string>(), told["resolution"]!.GetValue<string>()));
        var air = Assert.Single(told["sensors"]!.AsArray())!;
        Assert.Equal((sensor, "air_temperature", "°C"), (air["sensor_id"]!.GetValue<string>(), air["type"]!.GetValue<string>(), air["unit"]!.GetValue<string>()));
        Assert.Equal((24.0, 25.0, 28.0), (Number("min"), Number("avg"), Number("max")));
        Assert.Equal((0.75, 0.0, 0.25), (Number("in_range"), Number("below_range"), Number("above_range")));
        Assert.Equal((60, 0), (air["readings"]!.GetValue<int>(), air["expected"]!.GetValue<int>())); // It was made after the time that is looked at.
        Assert.Null(air["completeness"]);
        Assert.Equal("""{"low":18,"high":26}""", air["range"]!.ToJsonString());

        double Number(string name) => air[name]!.GetValue<double>();
    }

    [Fact]
    public async Task A_week_is_looked_at_when_nothing_is_said()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();

        var told = (await grower.GetAsync($"/farms/{farm}/analytics")).Is(HttpStatusCode.OK).Json;

        Assert.Equal(TimeSpan.FromDays(7), told["to"]!.GetValue<DateTimeOffset>() - told["from"]!.GetValue<DateTimeOffset>());
        Assert.Null(told["vpd"]);
        Assert.Empty(told["devices"]!.AsArray());
    }

    [Theory]
    [InlineData("from=yesterday&to=7", "from,to")]
    [InlineData("from=2026-11-23T08:00:00Z&to=2026-11-23T08:00:00Z", "from")]
    [InlineData("from=2026-11-24T08:00:00Z&to=2026-11-23T08:00:00Z", "from")]
    [InlineData("from=2025-11-22T07:59:59Z&to=2026-11-23T08:00:00Z", "from")]
    public async Task A_time_that_is_none_or_too_long_is_refused_by_name(string query, string fields)
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();

        Assert.Equal(fields.Split(','), (await grower.GetAsync($"/farms/{farm}/analytics?{query}")).IsError(400, "VALIDATION_ERROR").BadFields);
    }

    [Fact]
    public async Task The_longest_time_is_served()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();

        (await grower.GetAsync($"/farms/{farm}/analytics?from=2025-11-22T08:00:00Z&to=2026-11-23T08:00:00Z")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_viewer_is_told_and_a_stranger_is_not()
    {
        var (grower, guest) = (await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api));
        var farm = await grower.CreateFarmAsync();
        (await guest.GetAsync($"/farms/{farm}/analytics")).IsError(404, "NOT_FOUND");

        await MemberRouteTests.ShareAsync(grower, farm, guest, "viewer");

        (await guest.GetAsync($"/farms/{farm}/analytics")).Is(HttpStatusCode.OK);
    }

    private static DateTimeOffset Whole(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

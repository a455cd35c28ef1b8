using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Api.Tests.Sharing;

namespace VerticalFarm.Api.Tests.Reports;

[Collection(typeof(HouseTests))]
public sealed class ReportRouteTests(House house)
{
    private const string Name = "<script>alert(1)</script>";

    [Fact]
    public async Task A_report_is_made_on_demand_listed_and_answered()
    {
        var (grower, farm) = await GrowAsync();

        var made = await MakeAsync(grower, farm);

        var date = made.Get("date");
        Assert.Equal($"/api/v1/farms/{farm}/reports/{date}", made.Headers.Location!.ToString());
        Assert.Equal((farm, Name, "daily", "UTC", false), (made.Get("farm_id"), made.Get("farm_name"), made.Get("type"), made.Get("timezone"), made.Json["final"]!.GetValue<bool>()));
        Assert.Equal(
            [
                "alerts", "analytics", "comparison", "date", "farm_id", "farm_name", "figures", "final", "from", "headline", "made_at", "notes", "rules", "runs", "series", "timezone", "to",
                "type",
            ],
            made.Json.AsObject().Select(field => field.Key).Order());
        Assert.Equal($"{date}T00:00:00.000Z", made.Get("from"));

        Assert.Equal(made.Text, (await grower.GetAsync($"/farms/{farm}/reports/{date}")).Is(HttpStatusCode.OK).Text);
        Assert.Equal(made.Text, (await grower.GetAsync($"/farms/{farm}/reports/{date}?format=json")).Is(HttpStatusCode.OK).Text);
        var listed = Assert.Single(await ListAsync(grower, farm))!;
        Assert.Equal((date, made.Get("headline"), "daily"), (Text(listed, "date"), Text(listed, "headline"), Text(listed, "type")));
        Assert.Equal(["announced_at", "date", "final", "headline", "made_at", "type"], listed.AsObject().Select(field => field.Key).Order());
    }

    [Fact]
    public async Task Making_it_again_makes_no_second_one()
    {
        var (grower, farm) = await GrowAsync();
        var date = (await MakeAsync(grower, farm)).Get("date");

        var again = (await grower.PostAsync($"/farms/{farm}/reports", new { type = "daily", date })).Is(HttpStatusCode.OK);

        Assert.Null(again.Headers.Location);
        Assert.Single(await ListAsync(grower, farm));
    }

    [Fact]
    public async Task As_a_page_it_has_a_policy_of_its_own_and_names_are_text()
    {
        var (grower, farm) = await GrowAsync();
        var date = (await MakeAsync(grower, farm)).Get("date");

        var page = (await grower.GetAsync($"/farms/{farm}/reports/{date}?format=html")).Is(HttpStatusCode.OK);

        Assert.Equal("text/html; charset=utf-8", page.ContentType);
        Assert.Equal(
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
            Assert.Single(page.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("SAMEORIGIN", Assert.Single(page.Headers.GetValues("X-Frame-Options")));
        Assert.StartsWith("<!DOCTYPE html>", page.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task As_a_table_it_is_a_file_to_keep()
    {
        var (grower, farm) = await GrowAsync();
        var date = (await MakeAsync(grower, farm)).Get("date");

        var table = (await grower.GetAsync($"/farms/{farm}/reports/{date}?format=csv")).Is(HttpStatusCode.OK);

        Assert.Equal("text/csv; charset=utf-8", table.ContentType);
        Assert.Equal("DENY", Assert.Single(table.Headers.GetValues("X-Frame-Options")));
        Assert.StartsWith("section,name,quantity,value,unit\r\n", table.Text, StringComparison.Ordinal);
        Assert.Contains("\r\nsensor,'=1+1,avg,21.5,°C\r\n", table.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_without_a_report_and_a_date_that_is_none_are_not_there()
    {
        var (grower, farm) = await GrowAsync();

        foreach (var date in new[] { "2099-01-01", "2026-02-30", "yesterday", "2026-1-1", "20260101", "2026-11-22T00:00:00Z" })
        {
            (await grower.GetAsync($"/farms/{farm}/reports/{date}")).IsError(404, "NOT_FOUND");
            (await grower.GetAsync($"/farms/{farm}/reports/{date}?format=html")).IsError(404, "NOT_FOUND");
            (await grower.GetAsync($"/farms/{farm}/reports/{date}?format=csv")).IsError(404, "NOT_FOUND");
        }
    }

    [Theory]
    [InlineData("""{"type": "weekly", "date": "2026-02-30", "colour": "red"}""", "colour,type,date")]
    [InlineData("{}", "type,date")]
    [InlineData("""{"type": "daily", "date": "22.11.2026"}""", "date")]
    [InlineData("""{"type": "daily", "date": 20261122}""", "date")]
    [InlineData("""{"type": 1, "date": "2026-11-22"}""", "type")]
    public async Task Every_bad_field_is_named_at_once(string body, string fields)
    {
        var (grower, farm) = await GrowAsync();

        Assert.Equal(fields.Split(','), (await grower.PostRawAsync($"/farms/{farm}/reports", body)).IsError(400, "VALIDATION_ERROR").BadFields);
        Assert.Empty(await ListAsync(grower, farm));
    }

    [Fact]
    public async Task Every_wrong_parameter_is_named_at_once()
    {
        var (grower, farm) = await GrowAsync();

        Assert.Equal(
            ["skip", "limit", "from", "to"],
            (await grower.GetAsync($"/farms/{farm}/reports?skip=-1&limit=0&from=today&to=2026-13-01")).IsError(400, "VALIDATION_ERROR").BadFields);
        Assert.Equal(["from"], (await grower.GetAsync($"/farms/{farm}/reports?from=2026-11-23&to=2026-11-22")).IsError(400, "VALIDATION_ERROR").BadFields);
        Assert.Equal(["format"], (await grower.GetAsync($"/farms/{farm}/reports/2026-11-22?format=pdf")).IsError(400, "VALIDATION_ERROR").BadFields);
    }

    [Theory]
    [InlineData("2099-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    public async Task A_day_to_come_or_before_the_farm_was_there_has_none(string date)
    {
        var (grower, farm) = await GrowAsync();

        (await grower.PostAsync($"/farms/{farm}/reports", new { type = "daily", date })).IsError(422, "BUSINESS_RULE_VIOLATION");
        Assert.Empty(await ListAsync(grower, farm));
    }

    [Fact]
    public async Task A_list_is_of_the_days_that_are_asked_for()
    {
        var (grower, farm) = await GrowAsync();
        var made = await MakeAsync(grower, farm);
        var date = DateOnly.ParseExact(made.Get("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.Single(await ListAsync(grower, farm, $"?from={Text(date)}&to={Text(date)}"));
        Assert.Empty(await ListAsync(grower, farm, $"?from={Text(date.AddDays(1))}"));
        Assert.Empty(await ListAsync(grower, farm, $"?to={Text(date.AddDays(-1))}"));
        Assert.Single(await ListAsync(grower, farm, $"?search={Uri.EscapeDataString(made.Get("headline")[..8].ToUpperInvariant())}"));
        Assert.Empty(await ListAsync(grower, farm, "?search=elephants"));
    }

    [Fact]
    public async Task A_viewer_reads_and_makes_none_and_a_stranger_is_told_nothing()
    {
        var (grower, farm) = await GrowAsync();
        var date = (await MakeAsync(grower, farm)).Get("date");
        var guest = await Grower.RegisterAsync(house.Api);
        (await guest.GetAsync($"/farms/{farm}/reports")).IsError(404, "NOT_FOUND");
        (await guest.GetAsync($"/farms/{farm}/reports/{date}?format=html")).IsError(404, "NOT_FOUND");
        (await guest.PostAsync($"/farms/{farm}/reports", new { type = "daily", date })).IsError(404, "NOT_FOUND");

        await MemberRouteTests.ShareAsync(grower, farm, guest, "viewer");

        Assert.Single(await ListAsync(guest, farm));
        (await guest.GetAsync($"/farms/{farm}/reports/{date}")).Is(HttpStatusCode.OK);
        (await guest.GetAsync($"/farms/{farm}/reports/{date}?format=html")).Is(HttpStatusCode.OK);
        (await guest.PostAsync($"/farms/{farm}/reports", new { type = "daily", date })).IsError(403, "AUTHORIZATION_ERROR");
    }

    private async Task<(Grower Grower, string Farm)> GrowAsync()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync(Name);
        var sensor = await grower.CreateAsync($"/farms/{farm}/sensors", new { name = "=1+1", type = "air_temperature", thresholds = new { low = 18, high = 26 } });
        var now = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        (await grower.PostRawAsync($"/sensors/{sensor}/readings", $"ts,value\n{now},21.5\n", "text/csv")).Is(HttpStatusCode.Accepted);
        return (grower, farm);
    }

    /// <summary>That of today; a test that runs over midnight sees the day on which the report was made.</summary>
    private static async Task<Answer> MakeAsync(Grower grower, string farm) => (await grower.PostAsync(
        $"/farms/{farm}/reports", new { type = "daily", date = Text(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)) })).Is(HttpStatusCode.Created);

    private static async Task<JsonArray> ListAsync(Grower grower, string farm, string query = "") =>
        (await grower.GetAsync($"/farms/{farm}/reports{query}")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using Microsoft.AspNetCore.Http;
using VerticalFarm.Integrations.Weather;
using VerticalFarm.Testing;

namespace VerticalFarm.Integrations.Tests.Weather;

public sealed class ProviderTests : IAsyncLifetime
{
    private const string Key = "a-key-of-these-tests";
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 8, 0, 0, TimeSpan.Zero);
    private LocalService? _service;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _service = await LocalService.StartAsync(LocalService.Says(WeatherText.OpenMeteo(Now, 4.9)));

    public ValueTask DisposeAsync() => _service!.DisposeAsync();

    [Fact]
    public async Task Open_Meteo_tells_now_and_two_days_of_hours()
    {
        using var provider = new OpenMeteo(_service!.Url);

        var forecast = await provider.AskAsync(50.8, -4.4, Cancelled);

        Assert.Equal(new ForecastPoint(Now, 4.9, 87, 100, 3.2, 0.1), forecast.Current);
        Assert.Equal(48, forecast.Ahead.Count);
        Assert.Equal(new ForecastPoint(Now.AddHours(1), 5.9, 80, 50, 2.5, null), forecast.Ahead[1]);
        var asked = Assert.Single(_service.Requests);
        Assert.Equal("/v1/forecast", asked.Path);
        Assert.Contains("latitude=50.8&longitude=-4.4&", asked.Query, StringComparison.Ordinal);
        Assert.Contains("timeformat=unixtime", asked.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenWeatherMap_tells_now_and_two_days_of_three_hours()
    {
        _service!.Answer = context => LocalService.Says(context.Request.Path == "/data/2.5/weather"
            ? WeatherText.OpenWeatherMapNow(Now, 4.9)
            : WeatherText.OpenWeatherMapAhead(Now, 4.9))(context);
        using var provider = new OpenWeatherMap(Key, _service.Url);

        var forecast = await provider.AskAsync(50.8, 4.4, Cancelled);

        Assert.Equal(new ForecastPoint(Now, 4.9, 87, 75, 4.1, 0.6), forecast.Current);
        Assert.Equal(16, forecast.Ahead.Count);
        Assert.Equal((Now.AddHours(3), 5.9), (forecast.Ahead[0].At, forecast.Ahead[0].TemperatureCelsius));
        Assert.Equal(0.2, forecast.Ahead[0].Precipitation!.Value, 6);
        Assert.All(_service.Requests, request => Assert.Contains($"lat=50.8&lon=4.4&units=metric&appid={Key}", request.Query, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", WeatherFault.Unreadable)]
    [InlineData("<html>", WeatherFault.Unreadable)]
    [InlineData("[]", WeatherFault.Unreadable)]
    [InlineData("{}", WeatherFault.Unreadable)]
    [InlineData("""{"current": 1, "hourly": 2}""", WeatherFault.Unreadable)]
    [InlineData("""{"current": {"time": "now"}, "hourly": {"time": []}}""", WeatherFault.Unreadable)]
    [InlineData("""{"current": {"time": 99999999999999999}, "hourly": {"time": []}}""", WeatherFault.Unreadable)]
    [InlineData("""{"current": {"time": 1, "temperature_2m": "warm"}, "hourly": {"time": []}}""", WeatherFault.Unreadable)]
    [InlineData("""{"current": {"time": 1, "temperature_2m": 1}, "hourly": {"time": [1], "temperature_2m": 3}}""", WeatherFault.Unreadable)]
    public async Task An_answer_of_another_shape_is_no_weather(string answer, WeatherFault fault)
    {
        _service!.Answer = LocalService.Says(answer);
        using var provider = new OpenMeteo(_service.Url);
        Assert.Equal(fault, (await Assert.ThrowsAsync<WeatherException>(() => provider.AskAsync(1, 2, Cancelled))).Fault);
    }

    [Fact]
    public async Task A_value_that_no_weather_has_is_not_taken()
    {
        _service!.Answer = LocalService.Says("""{"current": {"time": 1, "temperature_2m": 4000, "relative_humidity_2m": -1, "cloud_cover": 40}, "hourly": {"time": []}}""");
        using var provider = new OpenMeteo(_service.Url);
        Assert.Equal(new ForecastPoint(DateTimeOffset.FromUnixTimeSeconds(1), null, null, 40, null, null), (await provider.AskAsync(1, 2, Cancelled)).Current);
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        var sent = 0L;
        _service!.Answer = async context =>
        {
            var piece = new byte[64 * 1024];
            for (; sent < 10 * 1024 * 1024 && !context.RequestAborted.IsCancellationRequested; sent += piece.Length)
            {
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            }
        };
        using var provider = new OpenMeteo(_service.Url);
        Assert.Equal(WeatherFault.TooLarge, (await Assert.ThrowsAsync<WeatherException>(() => provider.AskAsync(1, 2, Cancelled))).Fault);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var inside = await LocalService.StartAsync(LocalService.Says(WeatherText.OpenMeteo(Now, 1)));
        _service!.Answer = context =>
        {
            context.Response.Redirect(inside.Url.ToString());
            return Task.CompletedTask;
        };
        using var provider = new OpenMeteo(_service.Url);
        Assert.Equal(WeatherFault.Refused, (await Assert.ThrowsAsync<WeatherException>(() => provider.AskAsync(1, 2, Cancelled))).Fault);
        Assert.Empty(inside.Requests);
    }

    [Fact]
    public async Task Nothing_that_is_told_of_a_failure_holds_the_key()
    {
        _service!.Answer = LocalService.Says("{}", StatusCodes.Status401Unauthorized);
        using var refused = new OpenWeatherMap(Key, _service.Url);
        using var away = new OpenWeatherMap(Key, new Uri($"http://127.0.0.1:{FreePort.Next()}"));
        foreach (var provider in new[] { refused, away })
        {
            var told = await Assert.ThrowsAsync<WeatherException>(() => provider.AskAsync(1, 2, Cancelled));
            Assert.DoesNotContain(Key, $"{told}", StringComparison.Ordinal);
        }
    }
}

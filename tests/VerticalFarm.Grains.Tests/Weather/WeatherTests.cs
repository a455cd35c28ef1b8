using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Weather;
using VerticalFarm.Grains.Tests.Cluster;
using VerticalFarm.Testing;

namespace VerticalFarm.Grains.Tests.Weather;

[Collection(typeof(ClusterTests))]
public sealed class WeatherTests(FarmCluster cluster)
{
    private static int _places;

    private DateTimeOffset Now => cluster.Clock.GetUtcNow();

    [Theory]
    [InlineData(50.84, 4.35, "place:50.8:4.4")]
    [InlineData(-0.04, -179.96, "place:0.0:-180.0")]
    [InlineData(9, -7.25, "place:9.0:-7.3")]
    public void A_place_is_known_by_its_tenths_of_degrees(double latitude, double longitude, string key)
    {
        Assert.Equal(key, IWeatherGrain.Key(new GeoPlace(latitude, longitude)));
        Assert.Equal(key, IWeatherGrain.Key(IWeatherGrain.PlaceOf(key)));
    }

    [Fact]
    public async Task Farms_of_one_place_share_one_answer_and_see_the_next_24_hours()
    {
        var place = NewPlace();
        await using var farm = await FarmAsync(place);
        await using var neighbour = await FarmAsync(place with { Longitude = place.Longitude + 0.01 });
        using var told = cluster.Outside.WeatherSays(WeatherText.OpenMeteo(Now, 4.9));
        var before = cluster.Outside.Weather.Requests.Count;

        neighbour.ActAsOwner();
        var next = (await Weather(neighbour).Get()).Good();
        farm.ActAsOwner();
        var views = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => (await Weather(farm).Get()).Good()));

        Assert.Equal(1, cluster.Outside.Weather.Requests.Count - before);
        Assert.All(views, view =>
        {
            Assert.Equal((4.9, 87, 100, "open-meteo", false), (view.Current.Temperature, view.Current.Humidity, view.Current.CloudCover, view.Provider, view.Stale));
            Assert.Equal(24, view.Forecast.Length);
            Assert.All(view.Forecast, moment => Assert.InRange(moment.At, Now.AddTicks(1), Now.AddHours(24)));
        });
        Assert.Equal(next.Place, views[0].Place);
    }

    [Fact]
    public async Task When_the_service_is_away_its_last_answer_counts_with_its_age_also_after_a_restart()
    {
        await using var farm = await FarmAsync(NewPlace());
        using (cluster.Outside.WeatherSays(WeatherText.OpenMeteo(Now, 12)))
        {
            Assert.False((await Weather(farm).Get()).Good().Stale);
        }

        cluster.Clock.Advance(TimeSpan.FromMinutes(90));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var view = (await Weather(farm).Get()).Good();
            Assert.Equal((12, 5400, true), (view.Current.Temperature, view.AgeSeconds, view.Stale));
            await cluster.ForgetAsync(cluster.Inside.GetGrain<IWeatherGrain>(IWeatherGrain.Key(view.Place)));
        }

        cluster.Clock.Advance(TimeSpan.FromMinutes(2));
        using (cluster.Outside.WeatherSays(WeatherText.OpenMeteo(Now, 13)))
        {
            Assert.Equal(13, (await Weather(farm).Get()).Good().Current.Temperature);
        }
    }

    [Fact]
    public async Task A_service_that_failed_is_not_asked_again_at_once()
    {
        await using var farm = await FarmAsync(NewPlace());
        (await Weather(farm).Get()).Bad(FailureKind.Upstream);
        var asked = cluster.Outside.Weather.Requests.Count;

        (await Weather(farm).Get()).Bad(FailureKind.Upstream);
        Assert.Equal(asked, cluster.Outside.Weather.Requests.Count);
    }

    [Fact]
    public async Task A_farm_that_does_not_say_where_it_is_has_no_weather()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var failure = (await Weather(farm).Get()).Bad(FailureKind.BusinessRule);
        Assert.Equal(["latitude", "longitude"], failure.Details.Select(error => error.Field));
    }

    [Fact]
    public async Task An_observation_of_the_future_is_of_now()
    {
        await using var farm = await FarmAsync(NewPlace());
        using var told = cluster.Outside.WeatherSays(WeatherText.OpenMeteo(Now.AddDays(3), 4));
        Assert.Equal(Now, (await Weather(farm).Get()).Good().Current.At);
    }

    [Fact]
    public async Task Rules_go_by_the_weather_say_so_and_stop_believing_it_when_it_is_old()
    {
        await using var farm = await FarmAsync(NewPlace());
        using (cluster.Outside.WeatherSays(WeatherText.OpenMeteo(Now, -5)))
        {
            var rule = await farm.AddRuleAsync(new RuleDefinition
            {
                Name = "Frost outside",
                Mode = RuleMode.Armed,
                When = new WeatherCondition(WeatherQuantity.Temperature, Comparison.Below, 0, null, null),
                Then = [new NotifyAction(Contracts.Alerts.AlertSeverity.Info, "It freezes")],
            });
            await cluster.PassesUntilAsync(async () => await OutcomeAsync(rule) == RuleOutcome.True, "the rule sees the frost", TimeSpan.FromSeconds(20));

            var clause = Assert.Single((await rule.Explain()).Good().Clauses);
            Assert.Contains("temperature outside", clause.Text, StringComparison.Ordinal);
            Assert.Equal(RuleOutcome.True, clause.Truth);
        }

        await cluster.PassesUntilAsync(
            async () => await OutcomeAsync(await RuleOf(farm)) == RuleOutcome.Unknown, "an observation of over two hours ago is not believed", TimeSpan.FromMinutes(2));
    }

    private static async Task<RuleOutcome> OutcomeAsync(IAutomationRuleGrain rule) => (await rule.Get()).Good().State.Outcome;

    private async Task<IAutomationRuleGrain> RuleOf(TestFarm farm) => cluster.Gateway.GetGrain<IAutomationRuleGrain>(
        (await farm.Farm.ListRules(PageRequest.First)).Items.Single(rule => rule.Definition.Name == "Frost outside").Id);

    private static GeoPlace NewPlace() => new(10 + Interlocked.Increment(ref _places), 20);

    private async Task<TestFarm> FarmAsync(GeoPlace place)
    {
        var farm = await TestFarm.CreateAsync(cluster);
        (await farm.Farm.Update(new FarmPatch { Latitude = place.Latitude, Longitude = place.Longitude }, null)).Good();
        return farm;
    }

    private IFarmWeatherGrain Weather(TestFarm farm) => cluster.Gateway.GetGrain<IFarmWeatherGrain>(farm.Id);
}

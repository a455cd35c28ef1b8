using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.HomeAssistant;
using VerticalFarm.Grains.Tests.Cluster;
using VerticalFarm.Simulator;
using VerticalFarm.Simulator.Entities;

namespace VerticalFarm.Grains.Tests.HomeAssistant;

[Collection(typeof(ClusterTests))]
public sealed class StatusEntityTests(FarmCluster cluster)
{
    private const string Shown = "sensor.verticalfarm_farm";

    [Fact]
    public async Task The_farm_shows_itself_is_kept_current_and_is_written_again_after_a_restart()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        await ShowsAsync(farm, state => state is { State: "unknown" });
        await FarmCluster.BecomesTrueAsync(async () => (await farm.HomeAssistant.Get()).Good().StatusEntityId == Shown, "the connection tells where");
        var attributes = farm.Home.State(Shown)!.Attributes;
        Assert.Equal("Farm", attributes["friendly_name"].GetString());
        Assert.Equal($"{farm.Id}", attributes["farm_id"].GetString());
        Assert.Equal(0, attributes["open_alerts"].GetInt32());

        await farm.AddOnlineDeviceAsync(DeviceType.Fan, "fan.exhaust_fan");
        await PassesAsync(farm, state => state is { State: "100.0" });

        await farm.Home.Faults.RestartAsync(TimeSpan.Zero, TimeSpan.Zero);
        await PassesAsync(farm, state => state is { State: "100.0" });

        (await farm.HomeAssistant.Disconnect()).Good();
        Assert.Null(farm.Home.State(Shown));
    }

    [Fact]
    public async Task A_farm_that_is_renamed_is_shown_under_its_new_name_only()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        await ShowsAsync(farm, state => state is not null);

        (await farm.Farm.Update(new FarmPatch { Name = "Zürich – Süd 2" }, null)).Good();

        await cluster.PassesUntilAsync(
            () => Task.FromResult(farm.Home.State("sensor.verticalfarm_zurich_sud_2") is not null && farm.Home.State(Shown) is null), "it goes by its new name", TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Who_is_no_administrator_does_not_even_try_for_it_would_be_a_failed_sign_in()
    {
        await using var home = await SimulatorServer.StartAsync(
            new SimulatorOptions { Token = "the owner's", ViewerToken = "a viewer's", TimeProvider = cluster.Clock }, TestContext.Current.CancellationToken);
        await using var farm = await TestFarm.CreateAsync(cluster);
        using var watched = cluster.Logs.Begin();

        (await farm.HomeAssistant.Configure(new HomeAssistantSettings { Url = home.Url.ToString(), Token = "a viewer's" })).Good();
        await farm.IsConnectedAsync(true);

        await FarmCluster.BecomesTrueAsync(() => Task.FromResult(watched.Lines.Any(line => line.Contains("takes an administrator's token", StringComparison.Ordinal))), "it is said why");
        Assert.Null(home.State(Shown));
        Assert.Null((await farm.HomeAssistant.Get()).Good().StatusEntityId);
        (await farm.HomeAssistant.Disconnect()).Good();
    }

    [Theory]
    [InlineData("North hall", "sensor.verticalfarm_north_hall")]
    [InlineData("  Étage 3 / A! ", "sensor.verticalfarm_etage_3_a")]
    [InlineData("農場", "sensor.verticalfarm_0b9fbd2c")]
    public void An_id_is_made_of_the_name_as_Home_Assistant_wants_it(string name, string id) =>
        Assert.Equal(id, StatusEntity.IdFor(name, new Guid("0b9fbd2c-6a3e-4d3b-8a6f-000000000001")));

    [Fact]
    public async Task A_message_reaches_a_notify_service_and_what_cannot_be_sent_says_why()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var inside = cluster.Inside.GetGrain<IHomeAssistantGrain>(farm.Id);

        (await inside.Notify(new HomeAssistantMessage("notify.persistent_notification", "Hall", "Too warm"))).Good();

        var call = farm.Home.Calls.Single(call => call.Domain == "notify");
        Assert.Equal(("persistent_notification", """{"message":"Too warm","title":"Hall"}"""), (call.Service, call.DataJson));
        (await inside.Notify(new HomeAssistantMessage("mobile_app_nobody", null, "Too warm"))).Bad(FailureKind.BusinessRule);
        (await inside.Notify(new HomeAssistantMessage("Not a name", null, "Too warm"))).Bad(FailureKind.Validation);
        await using var alone = await TestFarm.CreateAsync(cluster);
        (await cluster.Inside.GetGrain<IHomeAssistantGrain>(alone.Id).Notify(new HomeAssistantMessage("phone", null, "Too warm"))).Bad(FailureKind.Upstream);
    }

    private static Task ShowsAsync(TestFarm farm, Func<EntityState?, bool> wanted) =>
        FarmCluster.BecomesTrueAsync(() => Task.FromResult(wanted(farm.Home.State(Shown))), "the farm is shown");

    private Task PassesAsync(TestFarm farm, Func<EntityState?, bool> wanted) =>
        cluster.PassesUntilAsync(() => Task.FromResult(wanted(farm.Home.State(Shown))), "the farm is shown", TimeSpan.FromSeconds(5));
}

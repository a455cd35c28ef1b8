using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Storage;

[Collection(typeof(ClusterTests))]
public sealed class WriteConflictTests(FarmCluster cluster)
{
    [Fact]
    public async Task A_grain_that_was_overtaken_in_the_store_changes_nothing_and_then_knows_what_is_there()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        await cluster.Database.SetAsync("farm", farm.Id, ["profile", "name"], "\"Written by another activation\"");

        await Assert.ThrowsAsync<ServiceUnavailableException>(() => farm.Farm.Update(new FarmPatch { Name = "Ours", Width = 5 }, ifVersion: null));

        var view = (await farm.Farm.Get()).Good();
        Assert.Equal(("Written by another activation", null), (view.Name, view.Width));
        Assert.Equal("Ours", (await farm.Farm.Update(new FarmPatch { Name = "Ours" }, ifVersion: view.Version)).Good().Name);
    }

    [Fact]
    public async Task A_session_that_could_not_be_stored_was_never_opened()
    {
        var user = await TestFarm.RegisterAsync(cluster);
        await cluster.Database.SetAsync("account", user.Id, ["display_name"], "\"Written by another activation\"");
        var byEmail = cluster.Gateway.GetGrain<IAccountByEmailGrain>(IAccountByEmailGrain.Key(user.Email!));

        await Assert.ThrowsAsync<ServiceUnavailableException>(() => byEmail.SignIn(TestFarm.Password));

        Assert.Contains("\"sessions\": []", await cluster.Database.StateOfAsync("account", user.Id), StringComparison.Ordinal);
        (await byEmail.SignIn(TestFarm.Password)).Good();
    }

    [Fact]
    public async Task A_sensor_that_could_not_be_taken_away_is_taken_away_when_it_is_tried_again()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.Co2);
        await cluster.Database.SetAsync("sensor", sensor.GetPrimaryKey(), ["version"], "7");

        await Assert.ThrowsAsync<ServiceUnavailableException>(sensor.Delete);
        (await sensor.Delete()).Good();

        Assert.Null(await cluster.Database.StateOfAsync("sensor", sensor.GetPrimaryKey()));
    }
}

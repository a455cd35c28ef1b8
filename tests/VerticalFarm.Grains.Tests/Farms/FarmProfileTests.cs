using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Farms;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Farms;

[Collection(typeof(ClusterTests))]
public sealed class FarmProfileTests(FarmCluster cluster)
{
    [Fact]
    public async Task A_new_farm_has_a_layout_that_fits_its_room_and_three_rules_that_are_disabled()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);

        var view = (await farm.Farm.Get()).Good();
        var rules = (await farm.Farm.ListRules(PageRequest.First)).Items;

        Assert.Equal((farm.Owner.Id, FarmRole.Owner, 1), (view.UserId, view.Role, view.Version));
        Assert.Equal((0, 0, 0, 0, null), (view.DeviceCount, view.SensorCount, view.ActiveSchedules, view.OpenAlerts, view.HealthScore));
        Assert.Equal(2, (await farm.Farm.GetLayout()).Good().Rows.Length);
        Assert.Equal(DefaultRules.All.Select(rule => rule.Name), rules.Select(rule => rule.Definition.Name));
        Assert.All(rules, rule => Assert.Equal((farm.Id, RuleMode.Disabled), (rule.FarmId, rule.Definition.Mode)));
        Assert.Empty(await cluster.Database.RemindersAsync(rules.Select(rule => rule.Id)));
    }

    [Theory]
    [InlineData("UTC", true)]
    [InlineData("Europe/Brussels", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("Etc/GMT+5", true)]
    [InlineData("Mars/Olympus", false)]
    [InlineData("UTC\n", false)]
    [InlineData("/usr/share/zoneinfo/UTC", false)]
    [InlineData("../zoneinfo/UTC", false)]
    [InlineData("/dev/zero", false)] // The system would read it to its end.
    [InlineData("", false)]
    public void A_time_zone_is_named_and_never_a_path(string name, bool good) =>
        Assert.Equal(good, !new FarmProfile { Name = "Farm", Timezone = name }.Errors().Any());

    [Fact]
    public async Task Default_rules_that_a_crash_prevented_are_made_when_the_farm_is_next_seen()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var rules = (await farm.Farm.ListRules(PageRequest.First)).Items;
        var lost = cluster.Gateway.GetGrain<IAutomationRuleGrain>(rules[1].Id);
        await cluster.Database.LoseAsync("rule", rules[1].Id);
        await cluster.ForgetAsync(lost);
        await cluster.Database.SetAsync("farm", farm.Id, ["default_rules_due"], "true");
        await cluster.ForgetAsync(farm.Farm);

        Assert.Equal(rules.Select(rule => rule.Id), (await farm.Farm.ListRules(PageRequest.First)).Items.Select(rule => rule.Id));
        Assert.Equal(rules[1].Definition, (await lost.Get()).Good().Definition);
        Assert.Equal(["false"], await cluster.Database.ColumnAsync<string>(
            "SELECT state ->> 'default_rules_due' FROM grain_state WHERE grain = 'farm' AND key = $1", $"{farm.Id}"));
    }

    [Fact]
    public async Task Making_a_farm_a_second_time_changes_nothing()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var layout = (await farm.Farm.GetLayout()).Good();

        await cluster.Inside.GetGrain<IFarmGrain>(farm.Id).Create(Guid.NewGuid(), new FarmProfile { Name = "Stolen", Width = 100 });

        var view = (await farm.Farm.Get()).Good();
        Assert.Equal(("Farm", farm.Owner.Id), (view.Name, view.UserId));
        Assert.Equal(layout.Rows.Select(row => row.Id), (await farm.Farm.GetLayout()).Good().Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task An_update_changes_what_it_names_clears_what_it_names_as_null_and_leaves_the_rest()
    {
        await using var farm = await TestFarm.CreateAsync(cluster, "Europe/Brussels");
        (await farm.Farm.Update(new FarmPatch { Location = "Ghent", Width = 4, Latitude = 51 }, ifVersion: null)).Good();
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));

        (await farm.Farm.Update(new FarmPatch { Name = "Attic", Location = (string?)null }, ifVersion: 2)).Good();
        await cluster.ForgetAsync(farm.Farm);

        var view = (await farm.Farm.Get()).Good();
        Assert.Equal(("Attic", null, 4, 51, "Europe/Brussels"), (view.Name, view.Location, view.Width, view.Latitude, view.Timezone));
        Assert.Equal((3, cluster.Clock.GetUtcNow()), (view.Version, view.UpdatedAt));
        Assert.True(view.CreatedAt < view.UpdatedAt);
    }

    [Fact]
    public async Task An_update_of_what_has_moved_on_is_refused()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        (await farm.Farm.Update(new FarmPatch { Name = "First" }, ifVersion: 1)).Good();

        (await farm.Farm.Update(new FarmPatch { Name = "Second" }, ifVersion: 1)).Bad(FailureKind.PreconditionFailed);

        Assert.Equal("First", (await farm.Farm.Get()).Good().Name);
    }

    [Fact]
    public async Task Of_racing_updates_of_one_version_one_wins()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => farm.Farm.Update(new FarmPatch { Name = $"Name {i}" }, ifVersion: 1)));
        Assert.Equal(Assert.Single(results, result => result.Failure is null).Value!.Name, (await farm.Farm.Get()).Good().Name);
    }

    [Fact]
    public async Task An_update_with_bad_fields_names_all_of_them_and_changes_nothing()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);

        var failure = (await farm.Farm.Update(new FarmPatch { Name = " ", Timezone = "Nowhere", Depth = -1 }, ifVersion: null)).Bad(FailureKind.Validation);

        Assert.Equal(["name", "depth", "timezone"], failure.Details.Select(error => error.Field));
        Assert.Equal(("Farm", 1), ((await farm.Farm.Get()).Good().Name, (await farm.Farm.Get()).Good().Version));
    }

    [Fact]
    public async Task What_parts_need_to_know_of_their_farm_follows_it()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var inside = cluster.Inside.GetGrain<IFarmGrain>(farm.Id);
        await farm.AddSensorAsync(Contracts.Sensors.SensorType.Co2, "sensor.co2");
        await farm.AddDeviceAsync(Contracts.Devices.DeviceType.Fan, "fan.one");
        await farm.Farm.Update(new FarmPatch { Timezone = "Asia/Tokyo" }, ifVersion: null);

        var facts = await inside.Facts();

        Assert.Equal("Asia/Tokyo", facts!.Timezone);
        Assert.Equal(("sensor.co2", "ppm"), (Assert.Single(facts.Sensors).EntityId, facts.Sensors[0].Unit));
        Assert.Equal("fan.one", Assert.Single(facts.Devices).EntityId);
        Assert.Equal((await farm.Farm.GetLayout()).Good().Rows[0].Id, facts.Layout.Rows[0].Id);
        Assert.Null(await cluster.Inside.GetGrain<IFarmGrain>(Guid.NewGuid()).Facts());
    }
}

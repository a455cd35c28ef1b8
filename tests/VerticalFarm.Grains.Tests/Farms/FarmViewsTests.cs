using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Farms;

[Collection(typeof(ClusterTests))]
public sealed class FarmViewsTests(FarmCluster cluster)
{
    private static readonly TimeSpan HealthKeeps = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Parts_are_listed_in_order_of_creation_searched_by_name_and_cut_into_pages()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        foreach (var name in new[] { "Row A air", "Row B air", "Row A water" })
        {
            (await farm.Farm.AddSensor(new SensorSpec { Name = name, Type = SensorType.Other })).Good();
            (await farm.Farm.AddDevice(new DeviceSpec { Name = name, Type = DeviceType.Other, EntityId = $"switch.{name.ToLowerInvariant().Replace(' ', '_')}" })).Good();
            await farm.AddRuleAsync(Schedule(name, RuleMode.Disabled));
        }

        foreach (var list in new Func<PageRequest, Task<(long, string)>>[] { Sensors, Devices, Rules })
        {
            Assert.Equal((3, "Row A air|Row B air|Row A water"), await list(new PageRequest(0, 100, "row")));
            Assert.Equal((2, "Row A air|Row A water"), await list(new PageRequest(0, 100, "ROW a")));
            Assert.Equal((3, "Row B air"), await list(new PageRequest(1, 1, "Row")));
            Assert.Equal((3, ""), await list(new PageRequest(9, 1, "Row")));
            Assert.Equal((0, ""), await list(new PageRequest(0, 100, "cellar")));
        }

        async Task<(long, string)> Sensors(PageRequest page) => Told(await farm.Farm.ListSensors(page), sensor => sensor.Name);
        async Task<(long, string)> Devices(PageRequest page) => Told(await farm.Farm.ListDevices(page), device => device.Name);
        async Task<(long, string)> Rules(PageRequest page) => Told(await farm.Farm.ListRules(page), rule => rule.Definition.Name);
    }

    [Fact]
    public async Task The_dashboard_shows_sensors_with_their_latest_devices_and_the_rules_that_go_by_the_clock()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var air = await farm.AddSensorAsync(SensorType.AirTemperature);
        var fan = await farm.AddDeviceAsync(DeviceType.Fan, "fan.one");
        var lights = await farm.AddRuleAsync(Schedule("Lights", RuleMode.Armed));
        await farm.ReportAsync(air, 21.5);
        await FarmCluster.BecomesTrueAsync(async () => (await air.Get()).Good().Latest is not null, "the reading is the latest");

        var dashboard = (await farm.Farm.GetDashboard()).Good();

        Assert.Equal((farm.Id, 1, 1, 1), (dashboard.Farm.Id, dashboard.Farm.SensorCount, dashboard.Farm.DeviceCount, dashboard.Farm.ActiveSchedules));
        Assert.Equal(21.5, Assert.Single(dashboard.SensorData).Latest?.Value);
        Assert.Equal(fan.GetPrimaryKey(), Assert.Single(dashboard.Devices).Id);
        Assert.Equal(["Light schedule: 16 hours a day", "Lights"], dashboard.Schedules.Select(rule => rule.Definition.Name));
        Assert.Equal(lights.GetPrimaryKey(), dashboard.Schedules[1].Id);
        Assert.Equal(70, dashboard.Farm.HealthScore); // the sensor is fine, the device is not online
    }

    [Fact]
    public async Task Only_armed_rules_that_go_by_the_clock_count_as_active_schedules()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var rule = await farm.AddRuleAsync(Schedule("Lights", RuleMode.Shadow));
        await farm.AddRuleAsync(Schedule("Air", RuleMode.Armed) with
        {
            When = SensorCondition.Above(SensorSelector.OfType(SensorType.Co2, Aggregate.Avg), 1),
        });
        Assert.Equal(0, (await farm.Farm.Get()).Good().ActiveSchedules);

        (await rule.Update(Schedule("Lights", RuleMode.Armed), null)).Good();

        Assert.Equal(1, (await farm.Farm.Get()).Good().ActiveSchedules);
    }

    [Fact]
    public async Task Health_is_judged_anew_after_10_seconds_and_forgotten_with_the_last_part()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var air = await farm.AddSensorAsync(SensorType.AirTemperature);
        Assert.Equal(50, (await farm.Farm.Get()).Good().HealthScore);
        await farm.ReportAsync(air, 21);
        await FarmCluster.BecomesTrueAsync(async () => (await air.Get()).Good().Status == SensorStatus.Ok, "the sensor is fine");

        Assert.Equal(50, (await farm.Farm.Get()).Good().HealthScore);
        cluster.Clock.Advance(HealthKeeps);
        Assert.Equal(100, (await farm.Farm.Get()).Good().HealthScore);

        await air.Delete();
        Assert.Null((await farm.Farm.Get()).Good().HealthScore);
    }

    [Fact]
    public async Task Many_who_look_at_once_all_get_an_answer()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        await farm.AddSensorAsync(SensorType.AirTemperature);
        var views = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => farm.Farm.Get()));
        Assert.All(views, view => Assert.Equal(50, view.Good().HealthScore));
    }

    [Fact]
    public async Task Each_member_is_shown_the_role_that_is_theirs()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var friend = Guid.NewGuid();
        await farm.SetMemberAsync(friend, FarmRole.Operator);

        cluster.SignedIn = friend;
        Assert.Equal(FarmRole.Operator, (await farm.Farm.Get()).Good().Role);
    }

    private static (long, string) Told<T>(Page<T> page, Func<T, string> name) => (page.Total, string.Join('|', page.Items.Select(name)));

    private static RuleDefinition Schedule(string name, RuleMode mode) => new()
    {
        Name = name,
        Mode = mode,
        When = new TimeCondition(new TimeOnly(6, 0), new TimeOnly(22, 0), []),
        Then = [new DeviceAction(DeviceSelector.OfType(DeviceType.Light), CommandKind.TurnOn)],
    };
}

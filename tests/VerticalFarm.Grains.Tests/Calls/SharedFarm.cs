using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Administration;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Analytics;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Automation.Backtest;
using VerticalFarm.Contracts.Billing;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Feed;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Maintenance;
using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Reports;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Contracts.Weather;
using VerticalFarm.Grains.Tests.Accounts;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Calls;

/// <summary>A farm with a member of each role and a part of each kind.</summary>
internal sealed class SharedFarm
{
    private readonly FarmCluster _cluster;
    private readonly TestFarm _farm;
    private readonly Dictionary<Role, Guid?> _users = new()
    {
        [Role.Nobody] = null,
        [Role.Stranger] = Guid.NewGuid(),
        [Role.Viewer] = Guid.NewGuid(),
        [Role.Operator] = Guid.NewGuid(),
        [Role.Key] = Guid.NewGuid(),
    };

    private SharedFarm(FarmCluster cluster, TestFarm farm) => (_cluster, _farm) = (cluster, farm);

    private Guid Sensor { get; set; }

    private Guid Device { get; set; }

    private Guid Rule { get; set; }

    public static async Task<SharedFarm> CreateAsync(FarmCluster cluster)
    {
        var shared = new SharedFarm(cluster, await TestFarm.CreateAsync(cluster));
        shared._users[Role.Owner] = shared._farm.Owner.Id;
        shared.Sensor = (await shared._farm.AddSensorAsync(SensorType.AirTemperature)).GetPrimaryKey();
        shared.Device = (await shared._farm.AddDeviceAsync(DeviceType.Fan, "fan.one")).GetPrimaryKey();
        shared.Rule = (await shared._farm.AddRuleAsync(new RuleDefinition
        {
            Name = "Rule",
            When = SensorCondition.Above(SensorSelector.OfId(shared.Sensor), 1),
            Then = [new DeviceAction(DeviceSelector.OfId(shared.Device), CommandKind.TurnOn)],
        })).GetPrimaryKey();
        await shared._farm.SetMemberAsync(shared._users[Role.Viewer]!.Value, FarmRole.Viewer);
        await shared._farm.SetMemberAsync(shared._users[Role.Operator]!.Value, FarmRole.Operator);
        return shared;
    }

    public void Act(Role role)
    {
        _cluster.SignedIn = _users[role];
        _cluster.KeyOfFarm = role == Role.Key ? _farm.Id : null;
    }

    /// <summary>The grain of this interface that belongs to the farm or its owner, as it is called from outside.</summary>
    public IGrain Grain(Type type) => type.Name switch
    {
        nameof(IAccountGrain) => _cluster.Account(_farm.Owner.Id),
        nameof(IAccountByEmailGrain) => _cluster.ByEmail(Growers.NewAddress()),
        nameof(IFarmGrain) => _farm.Farm,
        nameof(IFarmFeedGrain) => _cluster.Gateway.GetGrain<IFarmFeedGrain>(_farm.Id),
        nameof(IHomeAssistantGrain) => _farm.HomeAssistant,
        nameof(IAlertsGrain) => _cluster.Gateway.GetGrain<IAlertsGrain>(_farm.Id),
        nameof(INotificationsGrain) => _cluster.Gateway.GetGrain<INotificationsGrain>(_farm.Id),
        nameof(IReportGrain) => _cluster.Gateway.GetGrain<IReportGrain>(_farm.Id),
        nameof(IAnalyticsGrain) => _cluster.Gateway.GetGrain<IAnalyticsGrain>(_farm.Id),
        nameof(ISensorGrain) => _cluster.Gateway.GetGrain<ISensorGrain>(Sensor),
        nameof(IExclusionGrain) => _cluster.Gateway.GetGrain<IExclusionGrain>(_farm.Id),
        nameof(IDeviceGrain) => _cluster.Gateway.GetGrain<IDeviceGrain>(Device),
        nameof(IAutomationRuleGrain) => _cluster.Gateway.GetGrain<IAutomationRuleGrain>(Rule),
        nameof(IBacktestGrain) => _cluster.Gateway.GetGrain<IBacktestGrain>(_farm.Id),
        nameof(IBillingGrain) => _cluster.Gateway.GetGrain<IBillingGrain>(_farm.Owner.Id),
        nameof(IBillingEventsGrain) => _cluster.Gateway.GetGrain<IBillingEventsGrain>(0),
        nameof(IFarmWeatherGrain) => _cluster.Gateway.GetGrain<IFarmWeatherGrain>(_farm.Id),
        nameof(IWeatherGrain) => _cluster.Gateway.GetGrain<IWeatherGrain>(IWeatherGrain.Key(default)),
        nameof(IMaintenanceGrain) => _cluster.Gateway.GetGrain<IMaintenanceGrain>(0),
        nameof(IClusterGrain) => _cluster.Gateway.GetGrain<IClusterGrain>(0),
        nameof(IFarmTelemetryGrain) => _cluster.Gateway.GetGrain<IFarmTelemetryGrain>(_farm.Id),
        nameof(IReadingIntakeGrain) => _cluster.Gateway.GetGrain<IReadingIntakeGrain>(0),
        var name => throw new NotSupportedException($"Say which {name} belongs to the farm."),
    };
}

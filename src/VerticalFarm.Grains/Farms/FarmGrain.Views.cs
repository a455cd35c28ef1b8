using System.Collections.Immutable;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Farms;

/// <summary>
/// What the farm shows. Lists are of its own ids; what each part says of itself is asked of the part, all in parallel, and of sensors, which are
/// many, of the desks of their silos.
/// </summary>
internal sealed partial class FarmGrain
{
    // A score asks every part, so it is kept for a while: a farm is read far more often than its health changes.
    private static readonly TimeSpan HealthKeeps = TimeSpan.FromSeconds(10);

    private HealthShares? _health;
    private DateTimeOffset _healthAt;
    private Task? _healthRefresh;

    public async Task<Result<FarmView>> Get()
    {
        if (!Exists)
        {
            return Failure.NotFound("farm");
        }

        await RefreshHealth();
        return await ViewAsync(RoleOfCaller());
    }

    public async Task<FarmView?> ViewFor(Guid userId)
    {
        if (await RoleOf(userId) is not { } role)
        {
            return null;
        }

        await RefreshHealth();
        return await ViewAsync(role);
    }

    public async Task<Result<FarmDashboard>> GetDashboard()
    {
        if (!Exists)
        {
            return Failure.NotFound("farm");
        }

        var sensors = Sensors(farm.State.Sensors);
        var devices = Devices(farm.State.Devices);
        var rules = Rules(farm.State.Rules);
        var alerts = UnresolvedAsync();
        await Task.WhenAll(sensors, devices, rules, alerts);
        Judge(await sensors, await devices);
        return new FarmDashboard
        {
            Farm = await ViewAsync(RoleOfCaller()),
            SensorData = await sensors,
            Devices = await devices,
            Schedules = [.. (await rules).Where(rule => rule.Definition.IsSchedule())],
            Alerts = await alerts,
        };
    }

    public async Task<Page<SensorView>> ListSensors(PageRequest page)
    {
        var found = Found(farm.State.Sensors, sensor => sensor.Name, page.Search);
        return PageOf(await Sensors([.. found.Skip(page.Skip).Take(page.Limit)]), found.Length, page);
    }

    public async Task<Page<DeviceView>> ListDevices(PageRequest page)
    {
        var found = Found(farm.State.Devices, device => device.Name, page.Search);
        return PageOf(await Devices([.. found.Skip(page.Skip).Take(page.Limit)]), found.Length, page);
    }

    public async Task<Page<RuleView>> ListRules(PageRequest page)
    {
        var found = Found(farm.State.Rules, rule => rule.Name, page.Search);
        return PageOf(await Rules([.. found.Skip(page.Skip).Take(page.Limit)]), found.Length, page);
    }

    private static ImmutableArray<T> Found<T>(ImmutableArray<T> all, Func<T, string> name, string? search) =>
        search is null ? all : [.. all.Where(item => name(item).Contains(search, StringComparison.OrdinalIgnoreCase))];

    private static Page<T> PageOf<T>(ImmutableArray<T> items, int total, PageRequest page) =>
        new() { Items = items, Total = total, Skip = page.Skip, Limit = page.Limit };

    // A part that is being deleted at this moment answers "no such thing" and is left out.
    private static async Task<ImmutableArray<T>> Gather<T>(IEnumerable<Task<Result<T>>> asked)
        where T : class => [.. (await Task.WhenAll(asked)).Select(result => result.Value).OfType<T>()];

    private Task<ImmutableArray<SensorView>> Sensors(ImmutableArray<SensorFacts> which) =>
        sensorViews.OfAsync([.. which.Select(sensor => sensor.Id)]);

    private Task<ImmutableArray<DeviceView>> Devices(ImmutableArray<DeviceFacts> which) =>
        Gather(which.Select(device => GrainFactory.Grain<IDeviceGrain>(device.Id).Get()));

    private Task<ImmutableArray<RuleView>> Rules(ImmutableArray<RuleFacts> which) => Gather(which.Select(rule => Rule(rule.Id).Get()));

    private async Task RefreshHealth()
    {
        if (farm.State.Sensors.IsEmpty && farm.State.Devices.IsEmpty)
        {
            _health = null;
            return;
        }

        if (time.GetUtcNow() - _healthAt < HealthKeeps)
        {
            return;
        }

        // Many readers, one question: this method interleaves with itself.
        _healthRefresh ??= AskForHealth();
        try
        {
            await _healthRefresh;
        }
        finally
        {
            _healthRefresh = null;
        }
    }

    private async Task AskForHealth()
    {
        var sensors = Sensors(farm.State.Sensors);
        var devices = Devices(farm.State.Devices);
        Judge(await sensors, await devices);
    }

    private void Judge(ImmutableArray<SensorView> sensors, ImmutableArray<DeviceView> devices) =>
        (_health, _healthAt) = (FarmHealth.SharesOf(sensors, devices), time.GetUtcNow());

    private FarmRole RoleOfCaller() =>
        Caller.Current is { } caller && farm.State.Members.TryGetValue(caller.UserId, out var role) ? role : FarmRole.Viewer;

    private async Task<FarmView> ViewAsync(FarmRole role) => View(role, await AlertsAsync());

    private FarmView View(FarmRole role, AlertTally alerts) => new()
    {
        Id = Id,
        Name = farm.State.Profile.Name,
        Location = farm.State.Profile.Location,
        Width = farm.State.Profile.Width,
        Depth = farm.State.Profile.Depth,
        Timezone = farm.State.Profile.Timezone,
        Latitude = farm.State.Profile.Latitude,
        Longitude = farm.State.Profile.Longitude,
        RawRetentionDays = farm.State.Profile.RawRetentionDays,
        UserId = farm.State.OwnerId,
        Role = role,
        CreatedAt = farm.State.CreatedAt,
        UpdatedAt = farm.State.UpdatedAt,
        DeviceCount = farm.State.Devices.Length,
        SensorCount = farm.State.Sensors.Length,
        ActiveSchedules = farm.State.Rules.Count(rule => rule.IsActiveSchedule),
        OpenAlerts = alerts.Open,
        HealthScore = _health?.Score(alerts.OpenCriticals),
        Version = farm.State.Version,
        EmergencyStop = farm.State.EmergencyStop,
    };
}

using System.Net.Http.Json;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Simulator;

namespace VerticalFarm.Grains.Tests.Cluster;

/// <summary>A grower with a farm. From here on the test calls as that grower.</summary>
internal sealed class TestFarm : IAsyncDisposable
{
    public const string Password = "correct horse battery staple";
    private const string Token = "a token of the virtual farm";

    private readonly FarmCluster _cluster;
    private SimulatorServer? _home;

    private TestFarm(FarmCluster cluster, UserView owner) => (_cluster, Owner) = (cluster, owner);

    public UserView Owner { get; }

    public Guid Id { get; private set; }

    public IFarmGrain Farm => _cluster.Gateway.GetGrain<IFarmGrain>(Id);

    public IHomeAssistantGrain HomeAssistant => _cluster.Gateway.GetGrain<IHomeAssistantGrain>(Id);

    /// <summary>The virtual farm behind it; its sensors say only what the test has them report.</summary>
    public SimulatorServer Home => _home!;

    public static async Task<UserView> RegisterAsync(FarmCluster cluster, string? email = null)
    {
        var registration = new Registration { Email = email ?? $"{Guid.NewGuid():N}@example.org", Password = Password };
        return (await cluster.Gateway.GetGrain<IAccountByEmailGrain>(IAccountByEmailGrain.Key(registration.Email)).Register(registration)).Good();
    }

    public static async Task<TestFarm> CreateAsync(FarmCluster cluster, string timezone = "UTC")
    {
        var farm = new TestFarm(cluster, await RegisterAsync(cluster));
        farm.ActAsOwner();
        farm.Id = (await cluster.Gateway.GetGrain<IAccountGrain>(farm.Owner.Id).CreateFarm(new FarmProfile { Name = "Farm", Timezone = timezone })).Good().Id;
        return farm;
    }

    /// <summary>A farm whose Home Assistant is connected.</summary>
    public static async Task<TestFarm> CreateConnectedAsync(FarmCluster cluster)
    {
        var farm = await CreateAsync(cluster);
        await farm.ConnectAsync();
        return farm;
    }

    public void ActAsOwner() => _cluster.SignedIn = Owner.Id;

    public async Task ConnectAsync()
    {
        await StartHomeAsync();
        await ConfigureAgainAsync();
        await IsConnectedAsync(true);
    }

    /// <summary>A virtual farm that nobody connects to yet.</summary>
    public async Task StartHomeAsync()
    {
        _home = await SimulatorServer.StartAsync(new SimulatorOptions { Token = Token, TimeProvider = _cluster.Clock }, TestContext.Current.CancellationToken);
        _home.Faults.StopReporting();
    }

    /// <summary>Gives the same address and token once more, as who replaces a token does.</summary>
    public async Task ConfigureAgainAsync() =>
        (await HomeAssistant.Configure(new HomeAssistantSettings { Url = _home!.Url.ToString(), Token = Token })).Good();

    public Task IsConnectedAsync(bool connected) => FarmCluster.BecomesTrueAsync(
        async () => (await HomeAssistant.Get()).Good().Connected == connected, $"connected is {connected}");

    public async Task<ISensorGrain> AddSensorAsync(SensorType type, string? entityId = null, int expectedIntervalSeconds = 60)
    {
        var spec = new SensorSpec { Name = $"{type}", Type = type, EntityId = entityId, ExpectedIntervalSeconds = expectedIntervalSeconds };
        return _cluster.Gateway.GetGrain<ISensorGrain>((await Farm.AddSensor(spec)).Good().Id);
    }

    public async Task<IDeviceGrain> AddDeviceAsync(DeviceType type, string entityId, SafetyEnvelope? safety = null)
    {
        var spec = new DeviceSpec { Name = $"{type}", Type = type, EntityId = entityId, Safety = safety ?? new SafetyEnvelope() };
        return _cluster.Gateway.GetGrain<IDeviceGrain>((await Farm.AddDevice(spec)).Good().Id);
    }

    /// <summary>A device that its Home Assistant has shown already.</summary>
    public async Task<IDeviceGrain> AddOnlineDeviceAsync(DeviceType type, string entityId, SafetyEnvelope? safety = null)
    {
        var device = await AddDeviceAsync(type, entityId, safety);
        await FarmCluster.BecomesTrueAsync(
            async () => (await device.Get()).Good().Availability == DeviceAvailability.Online, $"{entityId} is online");
        return device;
    }

    public async Task<IAutomationRuleGrain> AddRuleAsync(RuleDefinition rule) =>
        _cluster.Gateway.GetGrain<IAutomationRuleGrain>((await Farm.AddRule(rule)).Good().Id);

    /// <summary>Makes somebody a member, where the farm keeps it.</summary>
    public async Task SetMemberAsync(Guid user, FarmRole role)
    {
        await _cluster.Database.SetAsync("farm", Id, ["members", $"{user}"], $"\"{role.ToString().ToLowerInvariant()}\"");
        await _cluster.ForgetAsync(Farm);
    }

    /// <summary>A reading of now, by the way of edge loggers.</summary>
    public async Task<IntakeReport> ReportAsync(ISensorGrain sensor, double value, TimeSpan age = default)
    {
        var batch = new ReadingBatch([sensor.GetPrimaryKey()], [0], [(_cluster.Clock.GetUtcNow() - age).UtcTicks], [value]);
        return (await _cluster.Gateway.GetGrain<IReadingIntakeGrain>(0).Submit(batch)).Good();
    }

    /// <summary>Somebody moves an entity in Home Assistant itself, past us.</summary>
    public async Task MoveAsync(string entityId, string service)
    {
        using var http = new HttpClient { BaseAddress = Home.Url, DefaultRequestHeaders = { Authorization = new("Bearer", Token) } };
        var path = new Uri($"api/services/{entityId.Split('.')[0]}/{service}", UriKind.Relative);
        using var answer = await http.PostAsJsonAsync(path, new Dictionary<string, string> { ["entity_id"] = entityId }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The service calls that moved an entity, in order.</summary>
    public string[] CallsTo(string entityId) => [.. Home.Calls.Where(call => call.EntityIds.Contains(entityId)).Select(call => call.Service)];

    public async ValueTask DisposeAsync()
    {
        ActAsOwner();
        if (_home is not null)
        {
            // A connection that is left behind would go on trying for the rest of the run. From inside: the farm may have been deleted.
            await _cluster.Inside.GetGrain<IHomeAssistantGrain>(Id).Disconnect();
            await _home.DisposeAsync();
        }
    }
}

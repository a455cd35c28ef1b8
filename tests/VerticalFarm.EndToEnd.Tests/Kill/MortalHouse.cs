using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using VerticalFarm.Simulator;
using VerticalFarm.Testing;

namespace VerticalFarm.EndToEnd.Tests.Kill;

/// <summary>Silos and a gateway as processes of their own, on a real PostgreSQL, with virtual farms that outlive them.</summary>
internal sealed class MortalHouse : IAsyncDisposable
{
    private const string Token = "a token of the virtual farm";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(240);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(40) };
    private readonly TestDatabase _database;
    private readonly SimulatorServer _homes;
    private readonly Dictionary<string, string> _gatewaySettings;
    private readonly Uri _gateway;
    private HostProcess? _api;
    private Farm? _farm;
    private int _farms;

    private MortalHouse(TestDatabase database, SimulatorServer homes, int silos)
    {
        (_database, _homes) = (database, homes);
        var secrets = NewKey();
        Silos = [.. Enumerable.Range(0, silos).Select(_ => NewSilo(database, secrets))];
        var port = FreePort.Next();
        _gateway = new Uri($"http://127.0.0.1:{port}/");
        _gatewaySettings = new() { ["DATABASE_URL"] = database.ConnectionString, ["JWT_KEY"] = NewKey(), ["PORT"] = Text(port), ["RATE_LIMITS"] = "off" };
    }

    public IReadOnlyList<MortalSilo> Silos { get; }

    /// <summary>The grower at the gateway.</summary>
    public Farm Grower => _farm!;

    public static async Task<MortalHouse> StartAsync(PostgresServer server, int farms, int silos, CancellationToken ct)
    {
        var homes = await SimulatorServer.StartAsync(new SimulatorOptions { Token = Token, Rooms = farms }, ct);
        var house = new MortalHouse(await TestDatabase.CreateAsync(server), homes, silos);
        foreach (var silo in house.Silos)
        {
            silo.Start();
        }

        house.StartGateway();
        await house.IsReadyAsync(ct);
        await house.RegisterAsync(ct);
        return house;
    }

    /// <summary>
    /// Starts a silo that was killed, and returns when it serves. The gateway starts afresh: one that was there before would take most of a minute to
    /// believe in a silo that came back to its old address.
    /// </summary>
    public Task ComeBackAsync(MortalSilo silo, CancellationToken ct)
    {
        silo.Start();
        StartGateway();
        return IsReadyAsync(ct);
    }

    /// <summary>Another farm with a virtual farm of its own, whose sensors say only what the test has them report; its id.</summary>
    public async Task<(string Farm, SimulatedRoom Home)> AddFarmAsync(CancellationToken ct)
    {
        var home = _homes.Rooms[_farms++];
        home.Faults.StopReporting();
        var id = (await Grower.PostAsync("farms", new { name = $"Hall {_farms}" }, ct)).GetProperty("id").GetString()!;
        await Grower.PutAsync($"farms/{id}/home-assistant", new { url = home.Url, token = Token }, ct);
        return (id, home);
    }

    /// <summary>
    /// From here on a silo that starts knows nothing of the connections to Home Assistant until somebody asks for one: neither by their reminders nor by
    /// looking for all of them. They would find devices that should be off as well; so each device is left to its own reminder.
    /// </summary>
    public async Task ForgetConnectionsAsync(CancellationToken ct)
    {
        await using var forget = _database.DataSource.CreateCommand(
            """
            delete from orleans_reminder where reminder_name = 'keep-connected';
            alter view grain_state rename to every_grain_state;
            create view grain_state as select * from every_grain_state where grain <> 'home-assistant';
            """);
        Assert.NotEqual(0, await forget.ExecuteNonQueryAsync(ct));
    }

    public async ValueTask DisposeAsync()
    {
        _farm?.Dispose();
        _http.Dispose();
        _api?.Dispose();
        foreach (var silo in Silos)
        {
            silo.Dispose();
        }

        await _homes.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static MortalSilo NewSilo(TestDatabase database, string secrets)
    {
        var ports = FreePort.Next(3);
        var http = $"http://127.0.0.1:{ports[2]}";
        var settings = new Dictionary<string, string>
        {
            ["DATABASE_URL"] = database.ConnectionString,
            ["SECRETS_KEY"] = secrets,
            ["Cluster__SiloPort"] = Text(ports[0]),
            ["Cluster__GatewayPort"] = Text(ports[1]),
            ["ASPNETCORE_URLS"] = http,
            ["Accounts__MaxFarms"] = "100",
        };
        return new MortalSilo(settings, new Uri($"{http}/health/ready"));
    }

    private void StartGateway()
    {
        _api?.Dispose();
        _api = HostProcess.Start("VerticalFarm.Api", _gatewaySettings);
    }

    private async Task RegisterAsync(CancellationToken ct)
    {
        var grower = new { email = $"{Guid.NewGuid():N}@example.org", password = "correct horse battery staple" };
        using var registered = await _http.PostAsJsonAsync(new Uri(_gateway, "api/v1/auth/register"), grower, ct);
        registered.EnsureSuccessStatusCode();
        _farm = new Farm(JsonSerializer.SerializeToElement(new { base_url = _gateway, grower.email, grower.password, farm_id = "" }));
        await _farm.SignInAsync(ct);
    }

    private async Task IsReadyAsync(CancellationToken ct)
    {
        try
        {
            await Task.WhenAll([.. Silos.Select(silo => AnswersAsync(silo.Health, ct)), AnswersAsync(new Uri(_gateway, "health/ready"), ct)]);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}\n{string.Join('\n', Silos.Select(silo => silo.Output))}\n{_api?.Output}", late);
        }
    }

    private Task AnswersAsync(Uri health, CancellationToken ct) => Eventually.BecomesTrueAsync(
        async () =>
        {
            using var answer = await _http.GetAsync(health, ct);
            return answer.IsSuccessStatusCode;
        },
        Patience, $"{health} answers", ct);
}

using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using VerticalFarm.EndToEnd.Tests.Kill;
using VerticalFarm.Simulator;
using VerticalFarm.Testing;

namespace VerticalFarm.EndToEnd.Tests.Failover;

/// <summary>Two silos and a gateway as processes of their own, on a real PostgreSQL, and farms whose virtual Home Assistants outlive them all.</summary>
internal sealed class TwoSiloHouse : IAsyncDisposable
{
    private const string Token = "a token of the virtual farm";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(40) };
    private readonly TestDatabase _database;
    private readonly HostProcess[] _hosts;
    private readonly SimulatorServer _homes;
    private readonly Uri _gateway;
    private Farm? _grower;

    private TwoSiloHouse(TestDatabase database, SimulatorServer homes, HostProcess[] hosts, Uri gateway) =>
        (_database, _homes, _hosts, _gateway) = (database, homes, hosts, gateway);

    /// <summary>The two silos.</summary>
    public IReadOnlyList<HostProcess> Silos => _hosts[..2];

    /// <summary>The Home Assistants of the farms.</summary>
    public IReadOnlyList<SimulatedRoom> Homes => [.. _homes.Rooms.Skip(1)];

    /// <summary>The farms, in the order of their Home Assistants.</summary>
    public List<string> Farms { get; } = [];

    public Farm Grower => _grower!;

    public static async Task<TwoSiloHouse> StartAsync(PostgresServer server, int farms, CancellationToken ct)
    {
        // The room at the root has the port to itself and to its faults: it is nobody's.
        var homes = await SimulatorServer.StartAsync(new SimulatorOptions { Token = Token, Rooms = farms + 1, ReportInterval = TimeSpan.FromHours(1) }, ct);
        var database = await TestDatabase.CreateAsync(server);
        var ports = FreePort.Next(7);
        var (secrets, jwt) = (NewKey(), NewKey());
        HostProcess[] hosts =
        [
            .. new[] { 0, 3 }.Select(first => HostProcess.Start("VerticalFarm.Silo", new Dictionary<string, string>
            {
                ["DATABASE_URL"] = database.ConnectionString,
                ["SECRETS_KEY"] = secrets,
                ["Cluster__SiloPort"] = $"{ports[first]}",
                ["Cluster__GatewayPort"] = $"{ports[first + 1]}",
                ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{ports[first + 2]}",
                ["Accounts__MaxFarms"] = $"{farms}",
            })),
            HostProcess.Start("VerticalFarm.Api", new Dictionary<string, string> { ["DATABASE_URL"] = database.ConnectionString, ["JWT_KEY"] = jwt, ["PORT"] = $"{ports[6]}", ["RATE_LIMITS"] = "off" }),
        ];
        var house = new TwoSiloHouse(database, homes, hosts, new Uri($"http://127.0.0.1:{ports[6]}/"));
        try
        {
            foreach (var port in new[] { ports[2], ports[5], ports[6] })
            {
                await house.IsReadyAsync(new Uri($"http://127.0.0.1:{port}/health/ready"), ct);
            }

            await house.MakeFarmsAsync(ct);
            return house;
        }
        catch
        {
            await house.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _grower?.Dispose();
        _http.Dispose();
        foreach (var host in _hosts)
        {
            host.Dispose();
        }

        await _homes.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private async Task MakeFarmsAsync(CancellationToken ct)
    {
        var account = new { email = $"{Guid.NewGuid():N}@example.org", password = "correct horse battery staple" };
        using var registered = await _http.PostAsJsonAsync(new Uri(_gateway, "api/v1/auth/register"), account, ct);
        registered.EnsureSuccessStatusCode();
        _grower = new Farm(JsonSerializer.SerializeToElement(new { base_url = _gateway, account.email, account.password, farm_id = "" }));
        await _grower.SignInAsync(ct);
        foreach (var home in Homes)
        {
            var farm = (await _grower.PostAsync("farms", new { name = $"Hall {Farms.Count + 1}" }, ct)).GetProperty("id").GetString()!;
            await _grower.PostAsync($"farms/{farm}/devices", new { name = "Fan", type = "fan", entity_id = "fan.exhaust_fan" }, ct);
            await _grower.PutAsync($"farms/{farm}/home-assistant", new { url = home.Url, token = Token }, ct);
            Farms.Add(farm);
        }
    }

    private Task IsReadyAsync(Uri health, CancellationToken ct) => Eventually.BecomesTrueAsync(
        async () =>
        {
            using var answer = await _http.GetAsync(health, ct);
            return answer.IsSuccessStatusCode;
        },
        Patience, $"{health} answers", ct);
}

using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using VerticalFarm.EndToEnd.Tests.Kill;
using VerticalFarm.Simulator;
using VerticalFarm.Testing;

namespace VerticalFarm.EndToEnd.Tests.Drain;

/// <summary>Two silos and a gateway as processes of their own, a virtual farm, and a grower with a farm.</summary>
internal sealed class DrainHouse : IAsyncDisposable
{
    private const string Token = "a token of the virtual farm";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(40) };
    private readonly SimulatorServer _home;

    private DrainHouse(TestDatabase database, SimulatorServer home) => (Database, _home) = (database, home);

    private TestDatabase Database { get; }

    public SimulatedRoom Home => _home.Rooms[0];

    public List<HostProcess> Silos { get; } = [];

    public HostProcess Gateway { get; private set; } = null!;

    public Farm Farm { get; private set; } = null!;

    public static async Task<DrainHouse> StartAsync(PostgresServer server, CancellationToken ct)
    {
        var home = await SimulatorServer.StartAsync(new SimulatorOptions { Token = Token }, ct);
        home.Rooms[0].Faults.StopReporting();
        var house = new DrainHouse(await TestDatabase.CreateAsync(server), home);
        var secrets = NewKey();
        await house.StartSiloAsync(secrets, ct);
        await house.StartSiloAsync(secrets, ct);
        await house.StartGatewayAsync(ct);
        return house;
    }

    /// <summary>What the database counts for an id.</summary>
    public async Task<long> CountAsync(string sql, string id, CancellationToken ct)
    {
        await using var count = Database.DataSource.CreateCommand(sql);
        count.Parameters.Add(new NpgsqlParameter { Value = Guid.Parse(id) });
        return (long)(await count.ExecuteScalarAsync(ct))!;
    }

    public async ValueTask DisposeAsync()
    {
        Farm?.Dispose();
        _http.Dispose();
        Gateway?.Dispose();
        Silos.ForEach(silo => silo.Dispose());
        await _home.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private async Task StartSiloAsync(string secrets, CancellationToken ct)
    {
        var ports = FreePort.Next(3).Select(port => port.ToString(CultureInfo.InvariantCulture)).ToArray();
        Silos.Add(HostProcess.Start("VerticalFarm.Silo", new Dictionary<string, string>
        {
            ["DATABASE_URL"] = Database.ConnectionString,
            ["SECRETS_KEY"] = secrets,
            ["Cluster__SiloPort"] = ports[0],
            ["Cluster__GatewayPort"] = ports[1],
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{ports[2]}",
        }));
        await IsReadyAsync(new Uri($"http://127.0.0.1:{ports[2]}/health/ready"), ct);
    }

    private async Task StartGatewayAsync(CancellationToken ct)
    {
        var port = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        var address = new Uri($"http://127.0.0.1:{port}/");
        Gateway = HostProcess.Start("VerticalFarm.Api", new Dictionary<string, string>
        {
            ["DATABASE_URL"] = Database.ConnectionString,
            ["JWT_KEY"] = NewKey(),
            ["PORT"] = port,
            ["RATE_LIMITS"] = "off",
        });
        await IsReadyAsync(new Uri(address, "health/ready"), ct);
        var grower = new { email = $"{Guid.NewGuid():N}@example.org", password = "correct horse battery staple" };
        using var registered = await _http.PostAsJsonAsync(new Uri(address, "api/v1/auth/register"), grower, ct);
        registered.EnsureSuccessStatusCode();
        using var stranger = new Farm(JsonSerializer.SerializeToElement(new { base_url = address, grower.email, grower.password, farm_id = "" }));
        await stranger.SignInAsync(ct);
        var id = (await stranger.PostAsync("farms", new { name = "Hall" }, ct)).GetProperty("id").GetString()!;
        Farm = new Farm(JsonSerializer.SerializeToElement(new { base_url = address, grower.email, grower.password, farm_id = id }));
        await Farm.SignInAsync(ct);
        await Farm.PutAsync($"farms/{id}/home-assistant", new { url = Home.Url, token = Token }, ct);
    }

    private Task IsReadyAsync(Uri health, CancellationToken ct) => Eventually.BecomesTrueAsync(
        async () =>
        {
            using var answer = await _http.GetAsync(health, ct);
            return answer.IsSuccessStatusCode;
        },
        Patience, $"{health} answers", ct);
}

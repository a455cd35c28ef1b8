using System.Net;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.Gateway;

/// <summary>A gateway of its own settings.</summary>
internal sealed class TestGateway : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly RunningProgram _program;

    private TestGateway(RunningProgram program, Uri address) => (_program, Api) = (program, new ApiClient(address));

    public ApiClient Api { get; }

    public IServiceProvider Services => _program.Services;

    /// <summary>Returns when it listens, connected or not.</summary>
    public static async Task<TestGateway> StartAsync(string connectionString, string jwtKey, IReadOnlyDictionary<string, string> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var all = new Dictionary<string, string> { ["DATABASE_URL"] = connectionString, ["JWT_KEY"] = jwtKey, ["PORT"] = $"{address.Port}" };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        var program = await RunningProgram.StartAsync("VerticalFarm.Api", all);
        var gateway = new TestGateway(program, address);
        await gateway.AnswersAsync("/health", HttpStatusCode.OK);
        return gateway;
    }

    public Task IsReadyAsync() => AnswersAsync("/health/ready", HttpStatusCode.OK);

    /// <summary>Has it stop, and returns when it has.</summary>
    public Task StopAsync() => _program.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await StopAsync();
    }

    private Task AnswersAsync(string path, HttpStatusCode status) => Eventually.BecomesTrueAsync(
        async () => (await Api.GetAsync(path)).Status == status, Patience, $"{path} answers {status}", TestContext.Current.CancellationToken);
}

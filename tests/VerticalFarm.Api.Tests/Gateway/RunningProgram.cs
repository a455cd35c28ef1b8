using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace VerticalFarm.Api.Tests.Gateway;

/// <summary>One of our programs, run from its own entry point inside the test, with settings as arguments.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Task<int> _run;
    private readonly IHostApplicationLifetime _lifetime;

    private RunningProgram(IHost host, Task<int> run) =>
        (Services, _lifetime, _run) = (host.Services, host.Services.GetRequiredService<IHostApplicationLifetime>(), run);

    /// <summary>What it is made of; while it runs.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Returns when the program has built its host, which starts from then on.</summary>
    public static async Task<RunningProgram> StartAsync(string assembly, IReadOnlyDictionary<string, string> settings)
    {
        var main = Assembly.Load(assembly).EntryPoint!;
        string[] arguments = [.. settings.Select(setting => $"--{setting.Key}={setting.Value}"), .. Silence()];
        using var built = new HostWatch();

        // The entry point of an async Main blocks until the program's end.
        var run = Task.Factory.StartNew(
            () =>
            {
                built.WatchThisFlow();
                return (int)main.Invoke(null, [arguments])!;
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var host = await built.Host.WaitAsync(Patience);
        return new RunningProgram(host, run);
    }

    /// <summary>Has it stop, and returns when it has; a second time changes nothing.</summary>
    public async Task StopAsync()
    {
        _lifetime.StopApplication();
        await _run.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private static IEnumerable<string> Silence() =>
        new[] { "Default", "Microsoft.AspNetCore", "Npgsql", "Orleans" }.Select(category => $"--Logging:LogLevel:{category}=None");
}

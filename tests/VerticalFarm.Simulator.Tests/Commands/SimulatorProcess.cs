using System.Collections.Concurrent;
using System.Diagnostics;
using VerticalFarm.Testing;

namespace VerticalFarm.Simulator.Tests.Commands;

/// <summary>The simulator as a program.</summary>
internal sealed class SimulatorProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    public SimulatorProcess(string? token, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.ChangeExtension(typeof(SimulatorServer).Assembly.Location, null), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("SIMULATOR_TOKEN");
        if (token is not null)
        {
            start.Environment["SIMULATOR_TOKEN"] = token;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _output);

    /// <summary>Where it listens, once it says so.</summary>
    public async Task<Uri> ListensAsync()
    {
        const string marker = "listens on ";
        await Eventually.BecomesTrueAsync(() => Output.Contains(marker, StringComparison.Ordinal), Patience, "the simulator listens");
        var at = Output.IndexOf(marker, StringComparison.Ordinal) + marker.Length;
        return new Uri(Output[at..Output.IndexOf('"', at)]);
    }

    public async Task<int> EndsAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}

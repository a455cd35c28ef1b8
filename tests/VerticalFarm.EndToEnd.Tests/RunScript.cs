using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace VerticalFarm.EndToEnd.Tests;

/// <summary>A <c>./run.sh</c> that a user has typed: its output, its end, and Ctrl-C.</summary>
internal sealed class RunScript : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private RunScript(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _lines);

    public bool HasEnded => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public static RunScript Start(string dataFolder, int port, int silos = 1) => new(new Process
    {
        StartInfo = new ProcessStartInfo("bash", Path.Combine(Clone.Folder, "run.sh"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["DATA_DIR"] = dataFolder,
                ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
                ["SILOS"] = silos.ToString(CultureInfo.InvariantCulture),
                ["RATE_LIMITS"] = "off", // A test that waits asks more often than people do.
            },
        },
    });

    public Task WaitForEndAsync(CancellationToken ct) => _process.WaitForExitAsync(ct);

    /// <summary>Tells it to stop, and waits until everything has.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            using var patience = new CancellationTokenSource(StopPatience);
            await _process.WaitForExitAsync(patience.Token);
        }

        _process.Dispose();
    }
}

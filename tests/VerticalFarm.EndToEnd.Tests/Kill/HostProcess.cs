using System.Collections.Concurrent;
using System.Diagnostics;

namespace VerticalFarm.EndToEnd.Tests.Kill;

/// <summary>One of our programs as a process of its own, that can be killed as a machine kills it.</summary>
internal sealed class HostProcess : IDisposable
{
    private const int LinesKept = 200;
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private HostProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine(); // Read, so that a full pipe does not stop it.
        _process.BeginErrorReadLine();
    }

    /// <summary>What it said last.</summary>
    public string Output => string.Join('\n', _lines);

    public static HostProcess Start(string program, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program + ".dll")])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new HostProcess(start);
    }

    /// <summary><c>kill -9</c>.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to end, as a supervisor does (SIGTERM), and waits.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> TerminateAsync(TimeSpan patience, CancellationToken ct)
    {
        await SignalAsync("TERM", ct);
        await _process.WaitForExitAsync(ct).WaitAsync(patience, TimeProvider.System, ct);
        return _process.ExitCode;
    }

    /// <summary>How many connections it holds to a port of this machine.</summary>
    public int ConnectionsTo(int port)
    {
        const int remote = 2;
        const int state = 3;
        const int inode = 9;
        const string established = "01";
        var sockets = Directory.GetFiles($"/proc/{_process.Id}/fd").Select(fd => new FileInfo(fd).LinkTarget).ToHashSet();
        return new[] { "tcp", "tcp6" }.SelectMany(kind => File.ReadLines($"/proc/{_process.Id}/net/{kind}").Skip(1))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Count(fields => fields[state] == established && fields[remote].EndsWith($":{port:X4}", StringComparison.Ordinal) && sockets.Contains($"socket:[{fields[inode]}]"));
    }

    /// <summary><c>kill -STOP</c>: it stands still and its connections stay open, as when its machine is suspended.</summary>
    public Task FreezeAsync(CancellationToken ct) => SignalAsync("STOP", ct);

    /// <summary><c>kill -CONT</c>.</summary>
    public Task ThawAsync(CancellationToken ct) => SignalAsync("CONT", ct);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private async Task SignalAsync(string signal, CancellationToken ct)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync(ct);
    }

    private void Keep(string? line)
    {
        _lines.Enqueue(line ?? "");
        if (_lines.Count > LinesKept)
        {
            _lines.TryDequeue(out _);
        }
    }
}

using System.Diagnostics;
using System.Globalization;

namespace VerticalFarm.HomeBench.Cluster;

/// <summary>A process of a stack that run.sh started: killed, frozen, and started again with the command and environment that it had.</summary>
internal sealed class StackPart
{
    private readonly string _dataDirectory;
    private readonly string _pidFile;
    private readonly string _log;
    private readonly string[] _command;
    private readonly Dictionary<string, string> _environment;

    public StackPart(string dataDirectory, string name)
    {
        Name = name;
        _dataDirectory = dataDirectory;
        _pidFile = Path.Combine(dataDirectory, "run", name + ".pid");
        _log = Path.Combine(dataDirectory, "log", name + ".log");
        _command = Words("cmdline");
        _environment = Words("environ").Select(entry => entry.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
    }

    public string Name { get; }

    public bool IsRunning => Directory.Exists($"/proc/{Pid}") && !File.ReadAllText($"/proc/{Pid}/stat").Contains(") Z ", StringComparison.Ordinal);

    private int Pid => int.Parse(File.ReadLines(_pidFile).First(), CultureInfo.InvariantCulture);

    /// <summary>The silos of a stack.</summary>
    public static StackPart[] Silos(string dataDirectory) =>
        [.. Enumerable.Range(1, Directory.GetFiles(Path.Combine(dataDirectory, "run"), "silo-*.pid").Length).Select(number => new StackPart(dataDirectory, $"silo-{number}"))];

    /// <summary>Whether a silo says that it serves.</summary>
    public async Task<bool> IsReadyAsync()
    {
        var port = await File.ReadAllTextAsync(Path.Combine(_dataDirectory, "ports", $"{Name.Replace('-', '_').ToUpperInvariant()}_HTTP_PORT"));
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port.Trim()}/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>Sends it a signal.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, Pid.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Starts it again, as whatever looks after it would.</summary>
    public void StartAgain()
    {
        var start = new ProcessStartInfo("bash", ["-c", "exec setsid \"$@\" >>\"$0\" 2>&1 </dev/null", _log, .. _command]);
        start.Environment.Clear();
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        File.WriteAllText(_pidFile, process.Id.ToString(CultureInfo.InvariantCulture) + "\n");
    }

    private string[] Words(string file) => File.ReadAllText($"/proc/{Pid}/{file}").Split('\0', StringSplitOptions.RemoveEmptyEntries);
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using VerticalFarm.Testing;

namespace VerticalFarm.EndToEnd.Tests;

/// <summary>Everything that <c>./run.sh</c> starts, in a folder of its own.</summary>
internal sealed class Stack : IAsyncDisposable
{
    private static readonly TimeSpan FirstStart = TimeSpan.FromMinutes(6); // The build is part of it.
    private readonly int _silos;
    private RunScript? _script;

    private Stack(int silos)
    {
        _silos = silos;
        Port = FreePort.Next();
        DataFolder = Directory.CreateTempSubdirectory("verticalfarm-").FullName;
    }

    public int Port { get; }

    public string DataFolder { get; }

    public JsonElement Demo => JsonElement.Parse(File.ReadAllText(Path.Combine(DataFolder, "demo.json")));

    public static async Task<Stack> StartAsync(int silos, CancellationToken ct)
    {
        var stack = new Stack(silos);
        await stack.RunAsync(ct);
        return stack;
    }

    /// <summary>Types <c>./run.sh</c> and waits until it says where to look.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        _script = RunScript.Start(DataFolder, Port, _silos);
        await Eventually.BecomesTrueAsync(
            () => _script.Output.Contains("is running", StringComparison.Ordinal) || _script.HasEnded, FirstStart, "the farm runs", ct);
        Assert.False(_script.HasEnded, _script.Output);
    }

    /// <summary>Waits for a run.sh whose parts were killed to notice.</summary>
    public Task EndsAsync(CancellationToken ct) => _script!.WaitForEndAsync(ct);

    public async Task<Farm> SignInAsync(CancellationToken ct)
    {
        var farm = new Farm(Demo);
        await farm.SignInAsync(ct);
        return farm;
    }

    /// <summary><c>kill -9</c>, all at once.</summary>
    public void Kill(params string[] names)
    {
        using var kill = Process.Start("kill", ["-KILL", .. names.Select(name => Pid(name).ToString(CultureInfo.InvariantCulture))]);
        kill.WaitForExit();
    }

    public int Pid(string name) => int.Parse(File.ReadAllText(Path.Combine(DataFolder, "run", name + ".pid")), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        if (_script is not null)
        {
            await _script.DisposeAsync();
        }

        Directory.Delete(DataFolder, recursive: true);
    }
}

namespace VerticalFarm.EndToEnd.Tests.Kill;

/// <summary>A silo as a process of its own, that comes back to the same address.</summary>
/// <param name="settings">Its settings.</param>
/// <param name="health">Where it says that it serves.</param>
internal sealed class MortalSilo(IReadOnlyDictionary<string, string> settings, Uri health) : IDisposable
{
    private HostProcess? _process;

    /// <summary>Where it says that it serves.</summary>
    public Uri Health { get; } = health;

    /// <summary>What it said last.</summary>
    public string Output => _process?.Output ?? "";

    public void Start()
    {
        _process?.Dispose();
        _process = HostProcess.Start("VerticalFarm.Silo", settings);
    }

    public void Kill() => _process!.Kill();

    public void Dispose() => _process?.Dispose();
}

using System.Text.Json;

namespace VerticalFarm.Simulator.Demo;

/// <summary>The file that says where the demo farm is and how to sign in; readable by its owner only.</summary>
internal sealed class DemoFile(string path)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>What it says; null when it is not there or was not written by us.</summary>
    public DemoAccess? Read()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<DemoAccess>(File.ReadAllText(path), Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes it in one go: a reader sees the old one or the new one.</summary>
    public void Write(DemoAccess access)
    {
        var next = path + ".new";
        File.Delete(next);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(next, options))
        {
            JsonSerializer.Serialize(file, access, Json);
        }

        File.Move(next, path, overwrite: true);
    }
}

/// <summary>Where the demo farm is and how to sign in.</summary>
internal sealed record DemoAccess(
    Uri BaseUrl, string Email, string Password, string? FarmId, Uri HomeAssistantUrl, string HomeAssistantToken, string? ConnectionString)
{
    public override string ToString() => $"DemoAccess {{ BaseUrl = {BaseUrl}, Email = {Email} }}";
}

/// <summary>Where everything is.</summary>
internal sealed record DemoPlace(Uri Gateway, Uri HomeAssistant, string Token, string? ConnectionString)
{
    public override string ToString() => $"DemoPlace {{ Gateway = {Gateway} }}";
}

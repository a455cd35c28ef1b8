using System.Text.Json;

namespace VerticalFarm.HomeAssistant.Tests.Recordings;

/// <summary>A session of a real Home Assistant, frame by frame.</summary>
internal sealed record Recording(IReadOnlyList<RecordedFrame> Frames)
{
    public static Recording Load(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder("ws"), name + ".json")));
        return new Recording([.. document.RootElement.GetProperty("frames").EnumerateArray().Select(frame => new RecordedFrame(
            frame.GetProperty("dir").GetString() == "server->client",
            frame.TryGetProperty("type", out var type) ? type.GetString() ?? "" : "note",
            frame.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.String ? data.GetString()! : ""))]);
    }

    /// <summary>The names of all recorded sessions.</summary>
    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder("ws"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>Where recordings of a kind (<c>ws</c>, <c>rest</c>) are.</summary>
    public static string Folder(string kind) => Path.Combine(Root(), "tests", "recordings", "home-assistant", kind);

    /// <summary>The texts that the server sent.</summary>
    public IEnumerable<string> FromServer => Frames.Where(frame => frame is { FromServer: true, Type: "text" }).Select(frame => frame.Text);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "VerticalFarm.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run below the repository.");
        }

        return folder.FullName;
    }
}

/// <summary>A frame: text, close, closed, ping or note.</summary>
internal sealed record RecordedFrame(bool FromServer, string Type, string Text);

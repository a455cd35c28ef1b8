using System.Text.Json;

namespace VerticalFarm.Simulator.Persistence;

/// <summary>Keeps the snapshot in a file that is whole at any moment: written beside it, then renamed over it.</summary>
internal sealed partial class StateFile(string path, ILogger<StateFile> logger)
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

    /// <summary>The snapshot; null if there is none, or none that can be read (which is then set aside under another name).</summary>
    public RoomSnapshot? Load()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<RoomSnapshot>(File.ReadAllBytes(path), Options) is { Room: not null, Actuators: not null } snapshot
                ? snapshot
                : throw new JsonException("The state file is incomplete.");
        }
        catch (JsonException exception)
        {
            var aside = path + ".unreadable";
            File.Move(path, aside, overwrite: true);
            LogUnreadable(exception, path, aside);
            return null;
        }
    }

    /// <summary>Replaces the snapshot. A disk that fails is reported; the room lives on.</summary>
    public void Save(RoomSnapshot snapshot)
    {
        var temporary = path + ".new";
        try
        {
            File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(snapshot, Options));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotSaved(exception, path);
        }
    }
}

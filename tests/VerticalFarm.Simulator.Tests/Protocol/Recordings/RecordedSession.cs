using System.Globalization;
using System.Text.Json;

namespace VerticalFarm.Simulator.Tests.Protocol.Recordings;

/// <summary>A WebSocket session of a real Home Assistant, frame by frame.</summary>
internal sealed record RecordedSession(string Name, bool AuthorizesUpgrade, IReadOnlyList<RecordedFrame> Frames)
{
    /// <summary>Whether the client offered to compress messages.</summary>
    public bool Compresses { get; private init; }

    /// <summary>What the server said after the command of an id, up to its end.</summary>
    public IEnumerable<RecordedFrame> AfterCommand(int id) => Frames.SkipWhile(frame => frame.FromServer || frame.Kind != FrameKind.Text || !frame.IsOneOf([id]) || !frame.HasId).Where(frame => frame.FromServer);

    public static RecordedSession Load(string name)
    {
        var recording = RecordingFolder.Read("ws", name);
        var headers = recording.GetProperty("upgrade").GetProperty("request_headers").EnumerateArray().Select(header => header[0].GetString()).ToArray();
        return new RecordedSession(name, headers.Contains("Authorization"), [.. recording.GetProperty("frames").EnumerateArray().Select(Frame).OfType<RecordedFrame>()])
        {
            Compresses = headers.Contains("Sec-WebSocket-Extensions"),
        };
    }

    /// <summary>The session cut down to the commands of these ids and to what the server said between each and the next, as far as the room has the entities.</summary>
    public RecordedSession Only(params int[] ids)
    {
        var kept = new List<RecordedFrame>();
        var keeps = true;
        foreach (var frame in Frames)
        {
            keeps = frame.FromServer ? keeps : frame.IsOneOf(ids);
            if (keeps && (frame.FromServer ? frame.WithoutStrangers() : frame) is { } remaining)
            {
                kept.Add(remaining);
            }
        }

        return this with { Frames = kept };
    }

    private static RecordedFrame? Frame(JsonElement frame)
    {
        if (!frame.TryGetProperty("type", out var type))
        {
            return null; // A note of the recorder.
        }

        FrameKind? known = type.GetString() switch
        {
            "text" => FrameKind.Text,
            "binary" => FrameKind.Binary,
            "close" => FrameKind.Close,
            "ping" or "closed" => null,
            var other => throw new InvalidDataException($"A frame of type {other}."),
        };
        if (known is not { } kind)
        {
            return null; // Below the messages: a ping, and the end of a connection that was not closed.
        }

        var data = kind == FrameKind.Close
            ? frame.GetProperty("code").GetInt32().ToString(CultureInfo.InvariantCulture)
            : frame.GetProperty("data").GetString()!;
        return new RecordedFrame(frame.GetProperty("dir").GetString() == "server->client", kind, data);
    }
}

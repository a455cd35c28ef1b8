using System.Text;
using System.Text.Json;
using VerticalFarm.HomeAssistant.Client;
using VerticalFarm.HomeAssistant.Connection;
using VerticalFarm.HomeAssistant.Entities;
using VerticalFarm.HomeAssistant.Tests.Recordings;

namespace VerticalFarm.HomeAssistant.Tests.Connection;

/// <summary>All that a real Home Assistant was ever heard to say is understood.</summary>
public sealed class EveryRecordingTests
{
    public static TheoryData<string> Sessions => Recording.Names;

    [Theory]
    [MemberData(nameof(Sessions))]
    public async Task Every_frame_is_understood_and_every_command_gets_its_recorded_answer(string session)
    {
        // One number a connection: where a session was recorded over two, each begins anew.
        foreach (var connection in Connections(Recording.Load(session)))
        {
            await ReplayAsync(connection);
        }
    }

    private static async Task ReplayAsync(IReadOnlyList<RecordedFrame> frames)
    {
        var (pending, subscriptions) = (new PendingCommands(), new Subscriptions());
        var incoming = new IncomingMessages(pending, subscriptions);
        var waiting = new Dictionary<long, Task<CommandResult>>();
        foreach (var frame in frames.Where(frame => frame.Type == "text"))
        {
            if (!frame.FromServer)
            {
                Send(frame.Text, pending, subscriptions, waiting);
            }
            else if (AuthenticationMessage.Parse(Encoding.UTF8.GetBytes(frame.Text)) is not { Type: "auth_required" or "auth_ok" or "auth_invalid" })
            {
                Assert.True(incoming.Dispatch(Encoding.UTF8.GetBytes(frame.Text)), frame.Text[..Math.Min(400, frame.Text.Length)]);
            }
        }

        foreach (var (id, success) in Results(frames))
        {
            Assert.True(waiting[id].IsCompletedSuccessfully, $"{id} has its answer");
            Assert.Equal(success ? ServiceCallStatus.Accepted : ServiceCallStatus.Refused, (await waiting[id]).Status);
        }
    }

    private static void Send(string text, PendingCommands pending, Subscriptions subscriptions, Dictionary<long, Task<CommandResult>> waiting)
    {
        if (Id(text) is not { } id || waiting.ContainsKey(id))
        {
            return;
        }

        waiting[id] = pending.Add(id);
        if (text.Contains("\"subscribe_entities\"", StringComparison.Ordinal))
        {
            var states = new CompressedStates("°C");
            subscriptions.Add(id, @event => states.Apply(@event) is not null);
        }
    }

    /// <summary>The first answer of each command that the client sent; one whose id was refused shares it with another.</summary>
    private static IEnumerable<(long Id, bool Success)> Results(IReadOnlyList<RecordedFrame> frames)
    {
        var sent = frames.Where(frame => frame is { FromServer: false, Type: "text" }).Select(frame => Id(frame.Text)).OfType<long>().ToHashSet();
        return frames.Where(frame => frame is { FromServer: true, Type: "text" })
            .SelectMany(frame => JsonElement.Parse(frame.Text) is { ValueKind: JsonValueKind.Array } many ? [.. many.EnumerateArray()] : new[] { JsonElement.Parse(frame.Text) })
            .Where(message => message.TryGetProperty("type", out var type) && (type.ValueEquals("result") || type.ValueEquals("pong"))
                && message.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number) && sent.Contains(number))
            .Select(message => (Id: message.GetProperty("id").GetInt64(), Success: !message.TryGetProperty("success", out var success) || success.GetBoolean()))
            .DistinctBy(result => result.Id);
    }

    private static long? Id(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("id", out var id)
                && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number) ? number : null;
        }
        catch (JsonException)
        {
            return null; // Sent to see what happens.
        }
    }

    private static IEnumerable<IReadOnlyList<RecordedFrame>> Connections(Recording recording)
    {
        var connection = new List<RecordedFrame>();
        foreach (var frame in recording.Frames)
        {
            if (frame is { FromServer: true, Type: "text" } && frame.Text.Contains("\"auth_required\"", StringComparison.Ordinal) && connection.Count > 0)
            {
                yield return connection;
                connection = [];
            }

            connection.Add(frame);
        }

        yield return connection;
    }
}

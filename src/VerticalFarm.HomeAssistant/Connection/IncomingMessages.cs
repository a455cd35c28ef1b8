using System.Text.Json;

namespace VerticalFarm.HomeAssistant.Connection;

/// <summary>Takes frames apart and hands each message to whom it is for.</summary>
internal sealed class IncomingMessages(PendingCommands pending, Subscriptions subscriptions)
{
    /// <summary>Attributes may be nested: Home Assistant's own serializer gives up at 254 levels, and a reader that gives up sooner would never get past such a state.</summary>
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 512 };

    /// <summary>Hands on the message, or the messages, of a frame.</summary>
    /// <returns>False when it is not the protocol.</returns>
    public bool Dispatch(ReadOnlyMemory<byte> frame)
    {
        try
        {
            using var document = JsonDocument.Parse(frame, Reading);
            var root = document.RootElement;

            // With coalescing a frame may be a list, in which even a subscription's result and its first event stand together.
            return root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().All(DispatchOne) : DispatchOne(root);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool DispatchOne(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        // Some errors come with an id of null or 0: they belong to nobody.
        if (!message.TryGetProperty("id", out var idElement) || idElement.ValueKind != JsonValueKind.Number || !idElement.TryGetInt64(out var id))
        {
            return true;
        }

        if (type.ValueEquals("event"))
        {
            return !message.TryGetProperty("event", out var @event) || subscriptions.Deliver(id, @event);
        }

        if (type.ValueEquals("result"))
        {
            pending.Complete(id, ResultOf(message));
        }
        else if (type.ValueEquals("pong"))
        {
            pending.Complete(id, CommandResult.Accepted(default));
        }

        return true;
    }

    private static CommandResult ResultOf(JsonElement message)
    {
        if (message.TryGetProperty("success", out var success) && success.ValueKind == JsonValueKind.True)
        {
            return CommandResult.Accepted(message.TryGetProperty("result", out var result) ? result.Clone() : default);
        }

        return message.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
            ? CommandResult.Refused(Text(error, "code"), Text(error, "message"))
            : CommandResult.Refused(null, null);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
}

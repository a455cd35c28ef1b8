using System.Buffers;
using System.Text.Json;
using VerticalFarm.Contracts;

namespace VerticalFarm.Grains.Notifications.Messages;

/// <summary>What a webhook carries. Pure.</summary>
internal static class WebhookBody
{
    /// <summary>The event of a message of several.</summary>
    public const string Digest = "digest";

    public static string EventOf(OutgoingMessage message) => message.Items is [var only] ? EnumNames.Of(only.Kind) : Digest;

    /// <summary>One announcement: <c>{"id", "event", "farm_id", "farm_name", "severity", "title", "text", "at", "data"}</c>; several: <c>{"id", "event": "digest", "farm_id", "farm_name", "items": [..]}</c>.</summary>
    public static ReadOnlyMemory<byte> Of(OutgoingMessage message)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("id", message.Id);
            json.WriteString("event", EventOf(message));
            json.WriteString("farm_id", message.FarmId);
            json.WriteString("farm_name", message.FarmName);
            if (message.Items is [var only])
            {
                WriteFields(json, only);
            }
            else
            {
                json.WriteStartArray("items");
                foreach (var item in message.Items)
                {
                    json.WriteStartObject();
                    json.WriteString("event", EnumNames.Of(item.Kind));
                    WriteFields(json, item);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    private static void WriteFields(Utf8JsonWriter json, Announcement item)
    {
        json.WriteString("severity", EnumNames.Of(item.Severity));
        json.WriteString("title", item.Title);
        json.WriteString("text", item.Text);
        json.WriteString("at", item.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
        json.WritePropertyName("data");
        item.Data.WriteTo(json);
    }
}

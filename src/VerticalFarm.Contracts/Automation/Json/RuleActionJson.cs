using System.Collections.Immutable;
using System.Text.Json;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Contracts.Automation.Json;

/// <summary><c>{"device": S, "command": "set", "data": {"level": 40}}</c> or <c>{"notify": {"severity": "warning", "message": "..."}}</c>.</summary>
internal static class RuleActionJson
{
    /// <summary>How many actions <c>then</c> or <c>otherwise</c> can have.</summary>
    public const int MaxActions = 32;

    private const int MaxMessageLength = 500;

    /// <summary>Reads an action; null when something is wrong with it, and then it is on the list.</summary>
    public static RuleAction? Parse(JsonElement element, string path, ICollection<FieldError> errors)
    {
        if (ObjectReader.Open(element, path, errors) is not { } reader)
        {
            return null;
        }

        if (reader.IsGiven("device") && reader.IsGiven("notify"))
        {
            errors.Add(new FieldError(path, "must have exactly one of device, notify"));
            return null;
        }

        return reader.IsGiven("notify") ? ParseNotify(reader, errors) : ParseDevice(reader, errors);
    }

    /// <summary>Reads a list of actions; null when something is wrong with it.</summary>
    public static ImmutableArray<RuleAction>? ParseList(ObjectReader reader, string name, int min, ICollection<FieldError> errors)
    {
        if (reader.Items(name, min, MaxActions) is not { } items)
        {
            return null;
        }

        var actions = items.Select(item => Parse(item.Item, item.Path, errors)).ToArray();
        if (actions.Count(action => action is NotifyAction) > 1)
        {
            reader.Refuse(name, "must have at most one notify: a rule has one alert");
            return null;
        }

        return Array.Exists(actions, action => action is null) ? null : [.. actions.OfType<RuleAction>()];
    }

    /// <summary>Writes an action.</summary>
    public static void Write(Utf8JsonWriter writer, RuleAction action)
    {
        writer.WriteStartObject();
        switch (action)
        {
            case DeviceAction device:
                WriteFields(writer, device);
                break;
            case NotifyAction notify:
                WriteFields(writer, notify);
                break;
            default:
                throw new NotSupportedException($"No JSON for {action.GetType()}");
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a list of actions.</summary>
    public static void WriteList(Utf8JsonWriter writer, string name, ImmutableArray<RuleAction> actions)
    {
        writer.WriteStartArray(name);
        foreach (var action in actions)
        {
            Write(writer, action);
        }

        writer.WriteEndArray();
    }

    private static DeviceAction? ParseDevice(ObjectReader reader, ICollection<FieldError> errors)
    {
        var before = errors.Count;
        reader.RefuseOthers("device", "command", "data");
        var device = reader.Required("device") is { } selector ? DeviceSelectorJson.Parse(selector, reader.PathOf("device"), errors) : null;
        var command = reader.Required("command") is null ? null : reader.Choice<CommandKind>("command");
        var data = reader.Optional("data") is { } values ? CommandDataJson.Parse(values, reader.PathOf("data"), errors) : null;
        if (command == CommandKind.Set && !reader.Has("data"))
        {
            reader.Refuse("data", "must say what to set");
        }

        return errors.Count == before ? new DeviceAction(device!, command!.Value, data) : null;
    }

    private static NotifyAction? ParseNotify(ObjectReader outer, ICollection<FieldError> errors)
    {
        var before = errors.Count;
        outer.RefuseOthers("notify");
        if (outer.Required("notify") is null || outer.Object("notify") is not { } reader)
        {
            return null;
        }

        reader.RefuseOthers("severity", "message");
        var severity = reader.Required("severity") is null ? null : reader.Choice<AlertSeverity>("severity");
        var message = reader.Required("message") is null ? null : reader.Text("message")?.Trim();
        if (message is { Length: < 1 or > MaxMessageLength })
        {
            reader.Refuse("message", $"must have 1 to {MaxMessageLength} characters and not be blank");
        }

        return errors.Count == before ? new NotifyAction(severity!.Value, message!) : null;
    }

    private static void WriteFields(Utf8JsonWriter writer, NotifyAction action)
    {
        writer.WriteStartObject("notify");
        writer.WriteString("severity", EnumNames.Of(action.Severity));
        writer.WriteString("message", action.Message);
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, DeviceAction action)
    {
        writer.WritePropertyName("device");
        DeviceSelectorJson.Write(writer, action.Device);
        writer.WriteString("command", EnumNames.Of(action.Command));
        if (action.Data is { } data)
        {
            writer.WritePropertyName("data");
            JsonSerializer.Serialize(writer, data);
        }
    }
}

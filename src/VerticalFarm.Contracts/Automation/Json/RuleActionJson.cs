using System.Collections.Immutable;
using System.Text.Json;
using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Contracts.Automation.Json;

/// <summary><c>{"device": S, "command": "set", "data": {"level": 40}}</c>.</summary>
internal static class RuleActionJson
{
    /// <summary>How many actions <c>then</c> or <c>otherwise</c> can have.</summary>
    public const int MaxActions = 32;

    /// <summary>Reads an action; null when something is wrong with it, and then it is on the list.</summary>
    public static RuleAction? Parse(JsonElement element, string path, ICollection<FieldError> errors)
    {
        if (ObjectReader.Open(element, path, errors) is not { } reader)
        {
            return null;
        }

        var before = errors.Count;
        reader.RefuseOthers("device", "command", "data");
        var device = reader.Required("device") is { } selector ? DeviceSelectorJson.Parse(selector, reader.PathOf("device"), errors) : null;
        var command = reader.Required("command") is null ? null : reader.Choice<CommandKind>("command");
        var data = reader.Optional("data") is { } values ? CommandDataJson.Parse(values, reader.PathOf("data"), errors) : null;
        if (command == CommandKind.Set && !reader.Has("data"))
        {
            reader.Refuse("data", "must say what to set");
        }

        return errors.Count == before ? new RuleAction(device!, command!.Value, data) : null;
    }

    /// <summary>Reads a list of actions; null when something is wrong with it.</summary>
    public static ImmutableArray<RuleAction>? ParseList(ObjectReader reader, string name, int min, ICollection<FieldError> errors)
    {
        if (reader.Items(name, min, MaxActions) is not { } items)
        {
            return null;
        }

        var actions = items.Select(item => Parse(item.Item, item.Path, errors)).ToArray();
        return Array.Exists(actions, action => action is null) ? null : [.. actions.OfType<RuleAction>()];
    }

    /// <summary>Writes an action.</summary>
    public static void Write(Utf8JsonWriter writer, RuleAction action)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("device");
        DeviceSelectorJson.Write(writer, action.Device);
        writer.WriteString("command", EnumNames.Of(action.Command));
        if (action.Data is { } data)
        {
            writer.WritePropertyName("data");
            JsonSerializer.Serialize(writer, data);
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
}

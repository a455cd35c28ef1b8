using System.Text.Json;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Contracts.Automation.Json;

/// <summary>Rules as JSON: the one shape of requests, answers and stored state.</summary>
public static class RuleDefinitionJson
{
    private const int Day = 86_400;
    private const int MaxNameLength = 100;

    /// <summary>Reads a whole rule.</summary>
    /// <param name="body">The rule.</param>
    /// <param name="errors">Takes everything that is wrong, with paths from the rule on (<c>when.all[0].value</c>).</param>
    /// <returns>The rule; null when something is wrong.</returns>
    public static RuleDefinition? Parse(JsonElement body, ICollection<FieldError> errors) => Parse(body, current: null, errors);

    /// <summary>Reads a change of a rule: a field left out stays, null sets an optional one back to its default.</summary>
    /// <param name="body">The fields to change.</param>
    /// <param name="current">The rule as it is.</param>
    /// <param name="errors">Takes everything that is wrong.</param>
    /// <returns>The rule as it is to be; null when something is wrong.</returns>
    public static RuleDefinition? ParsePatch(JsonElement body, RuleDefinition current, ICollection<FieldError> errors) => Parse(body, (RuleDefinition?)current, errors);

    /// <summary>Writes the fields of a rule into an object that is open, so that an answer can have more beside them.</summary>
    public static void WriteFields(Utf8JsonWriter writer, RuleDefinition rule)
    {
        writer.WriteString("name", rule.Name);
        writer.WriteString("mode", EnumNames.Of(rule.Mode));
        writer.WritePropertyName("when");
        ConditionJson.Write(writer, rule.When);
        writer.WriteNumber("for_seconds", rule.ForSeconds);
        RuleActionJson.WriteList(writer, "then", rule.Then);
        RuleActionJson.WriteList(writer, "otherwise", rule.Otherwise);
        writer.WriteNumber("cooldown_seconds", rule.CooldownSeconds);
        writer.WriteString("on_unknown", EnumNames.Of(rule.OnUnknown));
        writer.WriteNumber("priority", rule.Priority);
    }

    private static RuleDefinition? Parse(JsonElement body, RuleDefinition? current, ICollection<FieldError> errors)
    {
        if (ObjectReader.Open(body, "", errors) is not { } reader)
        {
            return null;
        }

        var before = errors.Count;
        reader.RefuseOthers("name", "mode", "when", "for_seconds", "then", "otherwise", "cooldown_seconds", "on_unknown", "priority");
        var name = Required(reader, "name", current?.Name, () => Name(reader));
        var when = Required(reader, "when", current?.When, () => ConditionJson.Parse(reader.Optional("when")!.Value, RulePaths.Root, errors));
        var then = Required(reader, "then", current?.Then, () => RuleActionJson.ParseList(reader, "then", min: 1, errors));
        var rule = new RuleDefinition
        {
            Name = name ?? "",
            Mode = Optional(reader, "mode", current?.Mode, reader.Choice<RuleMode>) ?? RuleMode.Disabled,
            When = when ?? new AllOf([]),
            ForSeconds = Optional(reader, "for_seconds", current?.ForSeconds, field => reader.Whole(field, 0, Day)) ?? 0,
            Then = then ?? [],
            Otherwise = Optional(reader, "otherwise", current?.Otherwise, field => RuleActionJson.ParseList(reader, field, min: 0, errors)) ?? [],
            CooldownSeconds = Optional(reader, "cooldown_seconds", current?.CooldownSeconds, field => reader.Whole(field, 0, Day)) ?? 0,
            OnUnknown = Optional(reader, "on_unknown", current?.OnUnknown, reader.Choice<OnUnknown>) ?? OnUnknown.Hold,
            Priority = Optional(reader, "priority", current?.Priority, field => reader.Whole(field, 0, 100)) ?? RuleDefinition.DefaultPriority,
        };
        return errors.Count == before ? rule : null;
    }

    /// <summary>A field that every rule has: what is given; if left out, what is there already; else it is missed.</summary>
    private static T? Required<T>(ObjectReader reader, string name, T? current, Func<T?> read)
    {
        if (!reader.IsGiven(name) && current is not null)
        {
            return current;
        }

        return reader.Required(name) is null ? default : read();
    }

    /// <summary>A field that has a default (null here): what is given, null included; if left out, what is there already.</summary>
    private static T? Optional<T>(ObjectReader reader, string name, T? current, Func<string, T?> read)
        where T : struct => reader.IsGiven(name) ? read(name) : current;

    private static string? Name(ObjectReader reader)
    {
        var name = reader.Text("name")?.Trim();
        if (name is { Length: < 1 or > MaxNameLength })
        {
            reader.Refuse("name", $"must have 1 to {MaxNameLength} characters and not be blank");
        }

        return name;
    }
}

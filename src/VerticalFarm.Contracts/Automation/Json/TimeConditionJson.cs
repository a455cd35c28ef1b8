using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Contracts.Automation.Json;

/// <summary><c>{"time": {"from": "06:00", "to": "22:00", "days": ["mon"]}}</c>.</summary>
internal static class TimeConditionJson
{
    private const string EndOfDay = "24:00";

    private static readonly ImmutableArray<(string Name, DayOfWeek Day)> Days =
    [
        ("mon", DayOfWeek.Monday), ("tue", DayOfWeek.Tuesday), ("wed", DayOfWeek.Wednesday), ("thu", DayOfWeek.Thursday),
        ("fri", DayOfWeek.Friday), ("sat", DayOfWeek.Saturday), ("sun", DayOfWeek.Sunday),
    ];

    public static TimeCondition? Parse(ObjectReader outer, ICollection<FieldError> errors)
    {
        outer.RefuseOthers("time");
        if (outer.Required("time") is not { } element || ObjectReader.Open(element, outer.PathOf("time"), errors) is not { } reader)
        {
            return null;
        }

        var before = errors.Count;
        reader.RefuseOthers("from", "to", "days");
        var from = Time(reader, "from");
        var to = Time(reader, "to");
        if (from is not null && from == to && !IsEndOfDay(reader))
        {
            reader.Refuse("to", "must differ from from; a whole day is 00:00 to 24:00");
        }

        var days = ParseDays(reader);
        return errors.Count == before ? new TimeCondition(from!.Value, to!.Value, days) : null;
    }

    public static void WriteFields(Utf8JsonWriter writer, TimeCondition condition)
    {
        writer.WriteStartObject("time");
        writer.WriteString("from", Text(condition.From));
        writer.WriteString("to", condition.From == condition.To ? EndOfDay : Text(condition.To));
        if (!condition.Days.IsEmpty)
        {
            writer.WriteStartArray("days");
            foreach (var (name, _) in Days.Where(day => condition.Days.Contains(day.Day)))
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static bool IsEndOfDay(ObjectReader reader) => reader.Text("to") == EndOfDay;

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static TimeOnly? Time(ObjectReader reader, string name)
    {
        if (reader.Required(name) is null || reader.Text(name) is not { } text)
        {
            return null;
        }

        if (name == "to" && text == EndOfDay)
        {
            return TimeOnly.MinValue;
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        reader.Refuse(name, name == "to" ? "must be a time from 00:00 to 24:00" : "must be a time from 00:00 to 23:59");
        return null;
    }

    private static ImmutableArray<DayOfWeek> ParseDays(ObjectReader reader)
    {
        if (reader.Items("days", min: 1, max: Days.Length) is not { } items)
        {
            return [];
        }

        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, path) in items)
        {
            var name = item.ValueKind == JsonValueKind.String ? item.GetString()! : "";
            var index = path[path.LastIndexOf('[')..];
            if (!Days.Any(day => day.Name == name))
            {
                reader.Refuse("days" + index, $"must be one of {string.Join(", ", Days.Select(day => day.Name))}");
            }
            else if (!given.Add(name))
            {
                reader.Refuse("days" + index, "is given twice");
            }
        }

        return [.. Days.Where(day => given.Contains(day.Name)).Select(day => day.Day)];
    }
}

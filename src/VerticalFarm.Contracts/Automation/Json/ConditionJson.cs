using System.Text.Json;

namespace VerticalFarm.Contracts.Automation.Json;

/// <summary>Conditions as JSON: exactly one of <c>all, any, not, sensor, metric, weather, time, device</c> an object.</summary>
internal static class ConditionJson
{
    /// <summary>How deep conditions can be nested.</summary>
    public const int MaxDepth = 8;

    /// <summary>How many conditions, those that hold others included, a rule can have.</summary>
    public const int MaxClauses = 64;

    /// <summary>Reads a condition; null when something is wrong with it, and then it is on the list.</summary>
    public static Condition? Parse(JsonElement element, string path, ICollection<FieldError> errors) => new ConditionParser(path, errors).Parse(element, path, depth: 1);

    /// <summary>Writes a condition.</summary>
    public static void Write(Utf8JsonWriter writer, Condition condition)
    {
        writer.WriteStartObject();
        switch (condition)
        {
            case AllOf all:
                WriteParts(writer, "all", all.Parts);
                break;
            case AnyOf any:
                WriteParts(writer, "any", any.Parts);
                break;
            case Not not:
                writer.WritePropertyName("not");
                Write(writer, not.Condition);
                break;
            case SensorCondition sensor:
                SensorConditionJson.WriteFields(writer, sensor);
                break;
            case MetricCondition metric:
                MetricConditionJson.WriteFields(writer, metric);
                break;
            case WeatherCondition weather:
                WeatherConditionJson.WriteFields(writer, weather);
                break;
            case TimeCondition time:
                TimeConditionJson.WriteFields(writer, time);
                break;
            case DeviceCondition device:
                DeviceConditionJson.WriteFields(writer, device);
                break;
            default:
                throw new NotSupportedException($"No JSON for {condition.GetType()}");
        }

        writer.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter writer, string name, IReadOnlyList<Condition> parts)
    {
        writer.WriteStartArray(name);
        foreach (var part in parts)
        {
            Write(writer, part);
        }

        writer.WriteEndArray();
    }
}

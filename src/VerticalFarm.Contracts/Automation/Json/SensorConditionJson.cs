using System.Text.Json;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Contracts.Automation.Json;

/// <summary><c>{"sensor": S, "is": "above", "value": 26, "hysteresis": 0.5, "max_age_seconds": 300}</c>.</summary>
internal static class SensorConditionJson
{
    public static SensorCondition? Parse(ObjectReader reader, ICollection<FieldError> errors)
    {
        var before = errors.Count;
        var sensor = reader.Required("sensor") is { } selector ? SensorSelectorJson.Parse(selector, reader.PathOf("sensor"), errors) : null;
        var limits = LimitsJson.Parse(reader, "sensor");
        return errors.Count == before
            ? new SensorCondition(sensor!, limits.Is, limits.Value, limits.Low, limits.High, limits.Hysteresis, limits.MaxAgeSeconds)
            : null;
    }

    public static void WriteFields(Utf8JsonWriter writer, SensorCondition condition)
    {
        writer.WritePropertyName("sensor");
        SensorSelectorJson.Write(writer, condition.Sensor);
        LimitsJson.WriteFields(writer, condition);
    }
}

using System.Text.Json;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Contracts.Automation.Json;

/// <summary><c>{"metric": "vpd", "in": uuid, "is": "above", "value": 1.2}</c>.</summary>
internal static class MetricConditionJson
{
    public static MetricCondition? Parse(ObjectReader reader, ICollection<FieldError> errors)
    {
        var before = errors.Count;
        var metric = reader.Required("metric") is null ? null : reader.Choice<Metric>("metric");
        var place = reader.Id("in");
        var limits = LimitsJson.Parse(reader, "metric", "in");
        return errors.Count == before
            ? new MetricCondition(metric!.Value, place, limits.Is, limits.Value, limits.Low, limits.High, limits.Hysteresis, limits.MaxAgeSeconds)
            : null;
    }

    public static void WriteFields(Utf8JsonWriter writer, MetricCondition condition)
    {
        writer.WriteString("metric", EnumNames.Of(condition.Metric));
        if (condition.In is { } place)
        {
            writer.WriteString("in", place);
        }

        LimitsJson.WriteFields(writer, condition);
    }
}

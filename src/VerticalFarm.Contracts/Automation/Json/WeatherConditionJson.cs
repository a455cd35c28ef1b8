using System.Text.Json;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Contracts.Automation.Json;

/// <summary><c>{"weather": "temperature", "is": "below", "value": 5}</c>.</summary>
internal static class WeatherConditionJson
{
    public static WeatherCondition? Parse(ObjectReader reader, ICollection<FieldError> errors)
    {
        var before = errors.Count;
        var quantity = reader.Required("weather") is null ? null : reader.Choice<WeatherQuantity>("weather");
        var limits = LimitsJson.Parse(reader, "weather");
        return errors.Count == before
            ? new WeatherCondition(quantity!.Value, limits.Is, limits.Value, limits.Low, limits.High, limits.Hysteresis, limits.MaxAgeSeconds)
            : null;
    }

    public static void WriteFields(Utf8JsonWriter writer, WeatherCondition condition)
    {
        writer.WriteString("weather", EnumNames.Of(condition.Weather));
        LimitsJson.WriteFields(writer, condition);
    }
}

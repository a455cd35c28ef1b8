using System.Text.Json;

namespace VerticalFarm.Contracts.Automation.Json;

internal sealed class SensorSelectorConverter : ParsedConverter<SensorSelector>
{
    public override void Write(Utf8JsonWriter writer, SensorSelector value, JsonSerializerOptions options) => SensorSelectorJson.Write(writer, value);

    protected override SensorSelector? Parse(JsonElement element, ICollection<FieldError> errors) => SensorSelectorJson.Parse(element, "sensor", errors);
}

using System.Text.Json;

namespace VerticalFarm.Contracts.Automation.Json;

internal sealed class DeviceSelectorConverter : ParsedConverter<DeviceSelector>
{
    public override void Write(Utf8JsonWriter writer, DeviceSelector value, JsonSerializerOptions options) => DeviceSelectorJson.Write(writer, value);

    protected override DeviceSelector? Parse(JsonElement element, ICollection<FieldError> errors) => DeviceSelectorJson.Parse(element, "device", errors);
}

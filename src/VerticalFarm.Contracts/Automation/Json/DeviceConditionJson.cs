using System.Text.Json;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Contracts.Automation.Json;

/// <summary><c>{"device": {"id": uuid} or {"type": "fan", "in": uuid}, "is": "on"}</c>.</summary>
internal static class DeviceConditionJson
{
    public static DeviceCondition? Parse(ObjectReader reader, ICollection<FieldError> errors)
    {
        var before = errors.Count;
        reader.RefuseOthers("device", "is");
        var device = reader.Required("device") is { } selector ? DeviceSelectorJson.Parse(selector, reader.PathOf("device"), errors) : null;
        var state = reader.Required("is") is null ? null : reader.Choice<DeviceIs>("is");
        return errors.Count == before ? new DeviceCondition(device!, state!.Value) : null;
    }

    public static void WriteFields(Utf8JsonWriter writer, DeviceCondition condition)
    {
        writer.WritePropertyName("device");
        DeviceSelectorJson.Write(writer, condition.Device);
        writer.WriteString("is", EnumNames.Of(condition.Is));
    }
}

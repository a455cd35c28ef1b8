using System.Text.Json;

namespace VerticalFarm.Contracts.Automation.Json;

/// <summary><c>{"device": {"id": uuid}, "is": "on"}</c>.</summary>
internal static class DeviceConditionJson
{
    public static DeviceCondition? Parse(ObjectReader reader, ICollection<FieldError> errors)
    {
        reader.RefuseOthers("device", "is");
        var device = reader.Required("device") is { } element ? ParseId(element, reader.PathOf("device"), errors) : null;
        var state = reader.Required("is") is null ? null : reader.Choice<DeviceIs>("is");
        return device is { } id && state is { } wanted ? new DeviceCondition(id, wanted) : null;
    }

    public static void WriteFields(Utf8JsonWriter writer, DeviceCondition condition)
    {
        writer.WriteStartObject("device");
        writer.WriteString("id", condition.DeviceId);
        writer.WriteEndObject();
        writer.WriteString("is", EnumNames.Of(condition.Is));
    }

    private static Guid? ParseId(JsonElement element, string path, ICollection<FieldError> errors)
    {
        if (ObjectReader.Open(element, path, errors) is not { } reader)
        {
            return null;
        }

        var before = errors.Count;
        reader.RefuseOthers("id");
        var id = reader.Required("id") is null ? null : reader.Id("id");
        return errors.Count == before ? id : null;
    }
}

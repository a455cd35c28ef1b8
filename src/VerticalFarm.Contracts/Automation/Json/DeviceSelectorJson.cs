using System.Text.Json;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Contracts.Automation.Json;

/// <summary><c>{"id": uuid}</c> or <c>{"type": "fan", "in": uuid}</c>.</summary>
internal static class DeviceSelectorJson
{
    public static DeviceSelector? Parse(JsonElement element, string path, ICollection<FieldError> errors)
    {
        if (ObjectReader.Open(element, path, errors) is not { } reader)
        {
            return null;
        }

        var before = errors.Count;
        if (!SelectorJson.IsOne(reader, path, errors))
        {
            return null;
        }

        if (reader.IsGiven("id"))
        {
            reader.RefuseOthers("id");
            var id = reader.Required("id") is null ? null : reader.Id("id");
            return errors.Count == before ? DeviceSelector.OfId(id!.Value) : null;
        }

        reader.RefuseOthers("type", "in");
        var type = reader.Required("type") is null ? null : reader.Choice<DeviceType>("type");
        var scope = reader.Id("in");
        return errors.Count == before ? DeviceSelector.OfType(type!.Value, scope) : null;
    }

    public static void Write(Utf8JsonWriter writer, DeviceSelector selector)
    {
        writer.WriteStartObject();
        if (selector.Type is { } type)
        {
            SelectorJson.WriteType(writer, EnumNames.Of(type), selector.In);
        }
        else
        {
            writer.WriteString("id", selector.Id!.Value);
        }

        writer.WriteEndObject();
    }
}

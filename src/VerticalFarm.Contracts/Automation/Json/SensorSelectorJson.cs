using System.Text.Json;
using VerticalFarm.Contracts.Json;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Contracts.Automation.Json;

/// <summary><c>{"id": uuid}</c> or <c>{"type": "air_temperature", "in": uuid, "aggregate": "avg"}</c>.</summary>
internal static class SensorSelectorJson
{
    public static SensorSelector? Parse(JsonElement element, string path, ICollection<FieldError> errors)
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
            return errors.Count == before ? SensorSelector.OfId(id!.Value) : null;
        }

        reader.RefuseOthers("type", "in", "aggregate");
        var type = reader.Required("type") is null ? null : reader.Choice<SensorType>("type");
        var scope = reader.Id("in");
        var aggregate = reader.Required("aggregate") is null ? null : reader.Choice<Aggregate>("aggregate");
        return errors.Count == before ? SensorSelector.OfType(type!.Value, aggregate!.Value, scope) : null;
    }

    public static void Write(Utf8JsonWriter writer, SensorSelector selector)
    {
        writer.WriteStartObject();
        if (selector.Type is { } type)
        {
            SelectorJson.WriteType(writer, EnumNames.Of(type), selector.In);
            writer.WriteString("aggregate", EnumNames.Of(selector.Aggregate));
        }
        else
        {
            writer.WriteString("id", selector.Id!.Value);
        }

        writer.WriteEndObject();
    }
}

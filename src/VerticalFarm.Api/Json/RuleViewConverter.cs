using System.Text.Json;
using System.Text.Json.Serialization;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Automation.Json;

namespace VerticalFarm.Api.Json;

/// <summary>A rule as the API shows it: what the grower wrote and where it stands, side by side.</summary>
internal sealed class RuleViewConverter : JsonConverter<RuleView>
{
    // A view is only ever written: rules that clients send are read by RuleDefinitionJson, which names every bad field.
    public override RuleView Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A rule's view is written, never read");

    public override void Write(Utf8JsonWriter writer, RuleView value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("id", value.Id);
        writer.WriteString("farm_id", value.FarmId);
        RuleDefinitionJson.WriteFields(writer, value.Definition);
        writer.WritePropertyName("state");
        JsonSerializer.Serialize(writer, value.State, options);
        writer.WritePropertyName("created_at");
        JsonSerializer.Serialize(writer, value.CreatedAt, options);
        writer.WritePropertyName("updated_at");
        JsonSerializer.Serialize(writer, value.UpdatedAt, options);
        writer.WriteEndObject();
    }
}

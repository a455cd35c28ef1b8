using System.Text.Json;

namespace VerticalFarm.Contracts.Automation.Json;

internal sealed class RuleDefinitionConverter : ParsedConverter<RuleDefinition>
{
    public override void Write(Utf8JsonWriter writer, RuleDefinition value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        RuleDefinitionJson.WriteFields(writer, value);
        writer.WriteEndObject();
    }

    protected override RuleDefinition? Parse(JsonElement element, ICollection<FieldError> errors) => RuleDefinitionJson.Parse(element, errors);
}

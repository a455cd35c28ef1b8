using System.Text.Json;

namespace VerticalFarm.Contracts.Automation.Json;

internal sealed class ConditionConverter : ParsedConverter<Condition>
{
    public override void Write(Utf8JsonWriter writer, Condition value, JsonSerializerOptions options) => ConditionJson.Write(writer, value);

    protected override Condition? Parse(JsonElement element, ICollection<FieldError> errors) => ConditionJson.Parse(element, RulePaths.Root, errors);
}

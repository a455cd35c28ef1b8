using System.Text.Json;

namespace VerticalFarm.Contracts.Automation.Json;

internal sealed class RuleActionConverter : ParsedConverter<RuleAction>
{
    public override void Write(Utf8JsonWriter writer, RuleAction value, JsonSerializerOptions options) => RuleActionJson.Write(writer, value);

    protected override RuleAction? Parse(JsonElement element, ICollection<FieldError> errors) => RuleActionJson.Parse(element, "action", errors);
}

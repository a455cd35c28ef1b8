using System.Text.Json.Nodes;

namespace VerticalFarm.Api.Tests.OpenApi.FieldLimits;

/// <summary>Values just within and just beyond a limit of a field.</summary>
/// <param name="Keyword">The limit.</param>
/// <param name="Within">A value that it allows; null where something else judges the value as well.</param>
/// <param name="Beyond">One that it does not allow.</param>
internal sealed record Probe(string Keyword, JsonNode? Within, JsonNode Beyond)
{
    // An address, the name of a zone, a certificate: of the right length is not all that they must be.
    private static readonly string[] JudgedOtherwise = ["email", "timezone", "url", "ca_certificate", "unit", "at", "from", "to"];

    public static IEnumerable<Probe> Of(LimitedField field, JsonNode? example)
    {
        var plain = field.Schema["pattern"] is null && !JudgedOtherwise.Contains(field.Path[(field.Path.LastIndexOf('.') + 1)..]);
        if (field.Whole("maxLength") is { } longest)
        {
            yield return new("maxLength", plain ? Text(longest) : null, field.Schema["pattern"] is null ? Text(longest + 1) : $"a.{Text(longest - 1)}");
        }

        if (field.Whole("minLength") is { } shortest and > 0)
        {
            yield return new("minLength", plain ? Text(shortest) : null, Text(shortest - 1));
        }

        if (field.Schema["pattern"] is not null)
        {
            yield return new("pattern", null, "Not one of these!");
        }

        if (field.Schema["maximum"]?.AsValue().GetValue<double>() is { } most)
        {
            yield return new("maximum", Number(most, field), Number(most + 1, field));
        }

        if (field.Schema["minimum"]?.AsValue().GetValue<double>() is { } least)
        {
            yield return new("minimum", Number(least, field), Number(least - 1, field));
        }

        if (field.Schema["exclusiveMinimum"]?.AsValue().GetValue<double>() is { } over)
        {
            yield return new("exclusiveMinimum", Number(over + 0.001, field), Number(over, field));
        }

        if (field.Whole("maxItems") is { } most2 && (example as JsonArray)?.FirstOrDefault() is { } item)
        {
            yield return new("maxItems", null, new JsonArray([.. Enumerable.Range(0, most2 + 1).Select(_ => item.DeepClone())]));
        }

        if (field.Whole("minItems") > 0)
        {
            yield return new("minItems", null, new JsonArray());
        }
    }

    private static JsonNode Text(int length) => new string('a', length);

    private static JsonNode Number(double value, LimitedField field) => field.Types.Contains("integer") ? (long)value : value;
}

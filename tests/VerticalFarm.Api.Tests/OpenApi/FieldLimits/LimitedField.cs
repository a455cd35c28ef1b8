using System.Text.Json.Nodes;

namespace VerticalFarm.Api.Tests.OpenApi.FieldLimits;

/// <summary>A field of a body, with what the document says of it and where it stands in the body's example.</summary>
/// <param name="Path">As errors name it.</param>
/// <param name="Schema">What the document says.</param>
/// <param name="Put">Puts a value in its place, in a copy of the example, with nothing beside it but what is required.</param>
internal sealed record LimitedField(string Path, JsonObject Schema, Func<JsonNode?, JsonNode> Put)
{
    public override string ToString() => Path;

    public IEnumerable<string> Types => Schema["type"] switch
    {
        JsonArray several => several.Select(type => type!.GetValue<string>()),
        JsonValue one => [one.GetValue<string>()],
        _ => [],
    };

    public int? Whole(string keyword) => Schema[keyword] is { } value && (double)value.AsValue().GetValue<decimal>() is var number ? (int)number : null;

    /// <summary>Every field of a body, as far as its example goes.</summary>
    public static IEnumerable<LimitedField> Of(Operation operation) => operation.BodySchema is { } schema
        ? Below(operation.Document, Resolve(operation.Document, schema.AsObject(), operation.Body), operation.Body!, "", value => value!)
        : [];

    private static IEnumerable<LimitedField> Below(JsonObject document, JsonObject schema, JsonNode example, string path, Func<JsonNode?, JsonNode> put)
    {
        if (path.Length > 0)
        {
            yield return new LimitedField(path, schema, put);
        }

        foreach (var (name, field) in schema["properties"]?.AsObject() ?? [])
        {
            var needed = schema["required"]?.AsArray().Select(required => required!.GetValue<string>()).ToHashSet() ?? [];
            var present = (example as JsonObject)?[name];
            var whole = path.Length == 0 ? name : $"{path}.{name}";
            foreach (var found in Below(document, Resolve(document, field!.AsObject(), present), present ?? new JsonObject(), whole, value => put(With(name, value, needed))))
            {
                yield return found;
            }
        }

        if (schema["items"] is JsonObject items && (example as JsonArray)?.FirstOrDefault() is { } first)
        {
            foreach (var found in Below(document, Resolve(document, items, first), first, $"{path}[0]", value => put(new JsonArray(value))))
            {
                yield return found;
            }
        }

        JsonObject With(string name, JsonNode? value, HashSet<string> needed)
        {
            var copy = example is JsonObject ? example.DeepClone().AsObject() : [];
            foreach (var other in copy.Select(field => field.Key).Where(other => !needed.Contains(other)).ToArray())
            {
                copy.Remove(other);
            }

            copy[name] = value;
            return copy;
        }
    }

    // Of one of several schemas, that of the example.
    private static JsonObject Resolve(JsonObject document, JsonObject schema, JsonNode? example)
    {
        while (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            schema = document["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]]!.AsObject();
        }

        if (schema["oneOf"] is not JsonArray choices)
        {
            return schema;
        }

        var fields = (example as JsonObject)?.Select(field => field.Key).ToArray() ?? [];
        var branches = choices.Select(choice => Resolve(document, choice!.AsObject(), example)).ToArray();
        return branches.FirstOrDefault(branch => branch["properties"] is JsonObject properties && fields.All(properties.ContainsKey)) ?? branches[0];
    }
}

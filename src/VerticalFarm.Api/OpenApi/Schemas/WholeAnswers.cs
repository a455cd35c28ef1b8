using Microsoft.OpenApi;

namespace VerticalFarm.Api.OpenApi.Schemas;

/// <summary>
/// Says what types cannot say: an answer has all of its fields (an optional one is null), and a body has no others than those that are known.
/// </summary>
internal static class WholeAnswers
{
    public static void Apply(OpenApiDocument document)
    {
        var schemas = document.Components!.Schemas!;
        var bodies = SchemaReach.Of(document, Operations(document).Select(operation => operation.RequestBody).SelectMany(body => body?.Content?.Values ?? []));
        foreach (var (name, schema) in schemas.Where(named => !HandwrittenSchemas.Has(named.Key)))
        {
            if (schema is not OpenApiSchema { Properties: { Count: > 0 } fields } made)
            {
                continue;
            }

            if (bodies.Contains(name))
            {
                made.AdditionalPropertiesAllowed = false;
            }
            else
            {
                made.Required = fields.Keys.ToHashSet();
            }
        }
    }

    private static IEnumerable<OpenApiOperation> Operations(OpenApiDocument document) =>
        document.Paths.Values.SelectMany(path => (path.Operations ?? []).Values);
}

using Microsoft.OpenApi;

namespace VerticalFarm.Api.OpenApi.Schemas;

/// <summary>Which named schemas some content is made of.</summary>
internal static class SchemaReach
{
    public static HashSet<string> Of(OpenApiDocument document, IEnumerable<OpenApiMediaType> content)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<IOpenApiSchema>(content.Select(media => media.Schema).OfType<IOpenApiSchema>());
        while (ahead.TryPop(out var schema))
        {
            if (schema is OpenApiSchemaReference { Reference.Id: { } name })
            {
                if (!reached.Add(name) || !document.Components!.Schemas!.TryGetValue(name, out schema!))
                {
                    continue;
                }
            }

            foreach (var part in PartsOf(schema))
            {
                ahead.Push(part);
            }
        }

        return reached;
    }

    /// <summary>The schemas that stand in a schema.</summary>
    public static IEnumerable<IOpenApiSchema> PartsOf(IOpenApiSchema schema) =>
    [
        .. schema.Properties?.Values ?? [],
        .. schema.OneOf ?? [],
        .. schema.AnyOf ?? [],
        .. schema.AllOf ?? [],
        .. schema.Items is { } items ? [items] : Array.Empty<IOpenApiSchema>(),
    ];
}

using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace VerticalFarm.Api.OpenApi.Schemas;

/// <summary>
/// Schemas of what is read and written by hand, which nothing can be told of by its type: rules and batches of readings. They stand in
/// <c>handwritten.json</c>, as JSON Schema.
/// </summary>
internal static class HandwrittenSchemas
{
    private const string ItemsMark = "handwritten-items";
    private static readonly JsonObject Texts = EmbeddedJson.Read("Schemas.handwritten.json");

    public static bool Has(Type type) => Texts.ContainsKey(SchemaNames.Of(type)) && type.Namespace!.StartsWith(nameof(VerticalFarm), StringComparison.Ordinal);

    public static bool Has(string name) => Texts.ContainsKey(name);

    /// <summary>Puts them in the place of what was made of their types.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        foreach (var (name, text) in Texts)
        {
            var schema = OpenApiModelFactory.Parse<OpenApiSchema>(text!.ToJsonString(), OpenApiSpecVersion.OpenApi3_1, document, out _, "json")!;
            document.Components!.Schemas!.Remove(name);
            document.AddComponent<IOpenApiSchema>(name, schema);
        }

        foreach (var schema in document.Components!.Schemas!.Values)
        {
            FillItems(schema, document);
        }
    }

    /// <summary>Remembers that the items of a list are of such a schema, until <see cref="AddTo"/> has put it into the document.</summary>
    public static void MarkItems(OpenApiSchema list, string name) => (list.Metadata ??= new Dictionary<string, object>())[ItemsMark] = name;

    private static void FillItems(IOpenApiSchema schema, OpenApiDocument document)
    {
        if (schema is not OpenApiSchema made)
        {
            return;
        }

        if (made.Metadata?.TryGetValue(ItemsMark, out var name) == true)
        {
            made.Items = new OpenApiSchemaReference((string)name, document);
        }

        foreach (var part in SchemaReach.PartsOf(made))
        {
            FillItems(part, document);
        }
    }
}

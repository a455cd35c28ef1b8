using System.Text.Json.Nodes;
using VerticalFarm.Api.OpenApi.Schemas;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.OpenApi.Examples;

/// <summary>An example of every body and answer, by the name of its schema; they stand in <c>examples.json</c>.</summary>
internal static class ExampleBook
{
    private static readonly JsonObject Book = EmbeddedJson.Read("Examples.examples.json");

    public static JsonNode? Of(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Page<>)
        ? new JsonObject { ["items"] = new JsonArray(Of(type.GenericTypeArguments[0])), ["total"] = 1, ["skip"] = 0, ["limit"] = PageRequest.MaxLimit }
        : Book[SchemaNames.Of(type)]?.DeepClone();
}

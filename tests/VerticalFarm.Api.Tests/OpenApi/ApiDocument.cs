using System.Net;
using System.Text.Json.Nodes;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.OpenApi;

/// <summary>The document of a gateway, as its clients read it.</summary>
internal sealed class ApiDocument(JsonObject root)
{
    public JsonObject Root => root;

    public IEnumerable<Operation> Operations => root["paths"]!.AsObject().SelectMany(path =>
        path.Value!.AsObject().Select(method => new Operation(root, path.Key, method.Key, method.Value!.AsObject())));

    public static async Task<ApiDocument> OfAsync(ApiClient api) => new((await api.GetAsync("//openapi.json")).Is(HttpStatusCode.OK).Json.AsObject());

    public Operation Named(string id) => Operations.Single(operation => operation.Id == id);
}

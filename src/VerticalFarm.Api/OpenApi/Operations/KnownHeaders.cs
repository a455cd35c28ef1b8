using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace VerticalFarm.Api.OpenApi.Operations;

/// <summary>Headers of answers.</summary>
internal static class KnownHeaders
{
    public static OpenApiHeader ETag => Text("The version of this resource, for `If-Match`.", "\"3\"");

    public static OpenApiHeader Location => Text("Where to find it.", "/api/v1/farms/3f0f7c52-6f0e-4f5e-9d0a-0b1c2d3e4f50");

    public static OpenApiHeader RetryAfter => new()
    {
        Description = "Seconds to wait before it makes sense to ask again.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" },
        Example = 2,
    };

    public static OpenApiHeader WWWAuthenticate => Text("What to sign in with.", "Bearer");

    private static OpenApiHeader Text(string description, JsonNode example) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = example };
}

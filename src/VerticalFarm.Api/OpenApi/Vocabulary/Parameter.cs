using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace VerticalFarm.Api.OpenApi.Vocabulary;

/// <summary>A parameter of the query or the headers.</summary>
internal sealed record Parameter(string Name, string Description, OpenApiSchema Schema, JsonNode? Example = null)
{
    public ParameterLocation In { get; init; } = ParameterLocation.Query;

    public static Parameter Whole(string name, string description, int min, int? max, int? without) => new(name, description, new OpenApiSchema
    {
        Type = JsonSchemaType.Integer,
        Format = "int32",
        Minimum = $"{min}",
        Maximum = max is null ? null : $"{max}",
        Default = without,
    });

    public static Parameter Text(string name, string description, int max, string example) =>
        new(name, description, new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = max }, example);

    public static Parameter Time(string name, string description, string example) =>
        new(name, description, new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" }, example);

    public static Parameter Date(string name, string description, string example) =>
        new(name, description, new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" }, example);

    /// <summary>One of some words, the first of which holds when it is left out.</summary>
    public static Parameter Choice(string name, string description, IEnumerable<string> words)
    {
        JsonNode[] choices = [.. words];
        return new(name, description, new OpenApiSchema { Type = JsonSchemaType.String, Enum = choices, Default = choices[0].DeepClone() });
    }

    /// <summary>One of some words; left out, nothing is asked for.</summary>
    public static Parameter OneOf(string name, string description, IEnumerable<string> words) =>
        new(name, description, new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. words] });

    public static Parameter Id(string name, string description) => new(name, description, new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" });

    public OpenApiParameter ToOpenApi() => new() { Name = Name, In = In, Description = Description, Schema = Schema, Example = Example?.DeepClone() };
}

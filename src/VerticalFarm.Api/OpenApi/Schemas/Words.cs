using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace VerticalFarm.Api.OpenApi.Schemas;

/// <summary>Makes what programmers wrote of types readable to those who only see JSON.</summary>
internal static partial class Words
{
    /// <summary>Which schema repeats fields of which other: what has no words and limits of its own takes those of the other.</summary>
    private static readonly (string Schema, string Of)[] Repeats =
    [
        ("Farm", "FarmProfile"), ("FarmPatch", "FarmProfile"), ("Device", "DeviceSpec"), ("DevicePatch", "DeviceSpec"), ("Sensor", "SensorSpec"), ("SensorPatch", "SensorSpec"),
        ("Channel", "ChannelSpec"), ("ShownChannel", "ChannelSpec"), ("ChannelPatch", "ChannelSpec"),
    ];

    public static void Apply(OpenApiDocument document)
    {
        var schemas = document.Components!.Schemas!;
        foreach (var (schema, of) in Repeats)
        {
            Repeat(schemas[schema], schemas[of]);
        }

        foreach (var schema in schemas.Values)
        {
            MakePlain(schema);
        }
    }

    private static void MakePlain(IOpenApiSchema schema)
    {
        schema.Description = Plain(schema.Description);
        foreach (var part in schema is OpenApiSchemaReference ? [] : SchemaReach.PartsOf(schema))
        {
            MakePlain(part);
        }
    }

    private static void Repeat(IOpenApiSchema schema, IOpenApiSchema of)
    {
        foreach (var (name, field) in schema.Properties!)
        {
            if (of.Properties!.TryGetValue(name, out var same))
            {
                field.Description ??= same.Description;
                RepeatLimits(field, same);
            }
        }
    }

    private static void RepeatLimits(IOpenApiSchema schema, IOpenApiSchema of)
    {
        if (schema is OpenApiSchema field)
        {
            (field.MinLength, field.MaxLength, field.Pattern) = (field.MinLength ?? of.MinLength, field.MaxLength ?? of.MaxLength, field.Pattern ?? of.Pattern);
            (field.Minimum, field.ExclusiveMinimum) = (field.Minimum ?? of.Minimum, field.ExclusiveMinimum ?? of.ExclusiveMinimum);
            (field.Maximum, field.ExclusiveMaximum) = (field.Maximum ?? of.Maximum, field.ExclusiveMaximum ?? of.ExclusiveMaximum);
        }
    }

    // "string? Clause.Unit" is how a reference to a member is rendered: in JSON it is `unit`.
    private static string? Plain(string? text) =>
        text is null ? null : Reference().Replace(text, match => $"`{JsonNamingPolicy.SnakeCaseLower.ConvertName(match.Groups["member"].Value)}`");

    [GeneratedRegex(@"(?:(?:string|int|long|double|bool)\?? )?\b[A-Z]\w+\.(?<member>[A-Z]\w+)\b")]
    private static partial Regex Reference();
}

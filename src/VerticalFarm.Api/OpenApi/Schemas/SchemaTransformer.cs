using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.OpenApi.Schemas;

/// <summary>Mends what the framework makes of our types.</summary>
internal sealed class SchemaTransformer : IOpenApiSchemaTransformer
{
    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (IsOptional(type))
        {
            await WriteAsValueAsync(schema, type.GenericTypeArguments[0], context, cancellationToken);
        }

        foreach (var field in context.JsonTypeInfo.Properties.Where(field => IsOptional(field.PropertyType)))
        {
            schema.Required?.Remove(field.Name);
        }

        // Of what is written by hand the framework knows nothing, and would leave it out.
        if (context.JsonTypeInfo.ElementType is { } element && HandwrittenSchemas.Has(element))
        {
            HandwrittenSchemas.MarkItems(schema, SchemaNames.Of(element));
        }

        // No least length, and the largest number that there is, limit nothing.
        schema.MinLength = schema.MinLength == 0 ? null : schema.MinLength;
        if (double.TryParse(schema.Maximum, CultureInfo.InvariantCulture, out var most) && most == double.MaxValue)
        {
            schema.Maximum = null;
        }

        // Of a type with a converter of its own the framework knows the format at the most.
        if (schema.Type is null && (schema.Enum is { Count: > 0 } || schema.Format == "date-time"))
        {
            schema.Type = JsonSchemaType.String | (Nullable.GetUnderlyingType(type) is null ? 0 : JsonSchemaType.Null);
        }
    }

    private static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    // A field of a partial update is written as its value: that it may be left out is said by the object.
    private static async Task WriteAsValueAsync(OpenApiSchema schema, Type type, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var value = await context.GetOrCreateSchemaAsync(type, null, ct);
        (schema.Type, schema.Format, schema.Enum) = (value.Type, value.Format, value.Enum);
        (schema.Properties, schema.Required) = (value.Properties, value.Required);
        if (context.JsonPropertyInfo is { } property && Nullability.OfOptional(property))
        {
            schema.Type |= JsonSchemaType.Null;
        }
    }
}

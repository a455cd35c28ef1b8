using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using VerticalFarm.Api.Accounts;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Readings;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.OpenApi.Schemas;

/// <summary>What schemas are called: as people call the thing, not as the program calls its type.</summary>
internal static class SchemaNames
{
    public const string Error = "Error";
    private static readonly string[] Endings = ["View", "Answer"];

    /// <summary>The name; null for a schema that is written where it is used.</summary>
    public static string? Of(JsonTypeInfo type) =>
        type.Type.IsGenericType && type.Type.GetGenericTypeDefinition() == typeof(Optional<>) ? null
        : HandwrittenSchemas.Has(type.Type) || OpenApiOptions.CreateDefaultSchemaReferenceId(type) is not null ? Of(type.Type)
        : null;

    public static string Of(Type type) => type switch
    {
        _ when type == typeof(ErrorEnvelope) => Error,
        _ when type == typeof(JsonElement) => "AnyJson",
        _ when type == typeof(RefreshRequest) => "Refresh",
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Page<>) => Of(type.GenericTypeArguments[0]) + "Page",
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(SeriesAnswer<>) => Of(type.GenericTypeArguments[0]) + "Series",
        { IsGenericType: true } when Nullable.GetUnderlyingType(type) is { } value => Of(value),
        _ => Endings.FirstOrDefault(ending => type.Name.EndsWith(ending, StringComparison.Ordinal)) is { } ending ? type.Name[..^ending.Length] : type.Name,
    };
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace VerticalFarm.Api.Json;

/// <summary>JSON as the API writes it: snake_case, times in UTC to the millisecond, units readable.</summary>
internal static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Made(ApiJsonContext.Default);

    /// <summary>The same, of types that are read and never written too: for describing them.</summary>
    public static JsonSerializerOptions Describing { get; } = Made(JsonTypeInfoResolver.Combine(ApiJsonContext.Default, new DefaultJsonTypeInfoResolver()));

    private static JsonSerializerOptions Made(IJsonTypeInfoResolver types) => new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.Strict,

        // Answers are never part of a page, so only what JSON itself needs is escaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = types.WithAddedModifier(LeaveVersionOut),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new TimeConverter(), new RuleViewConverter() },
    };

    // A resource's version goes into its entity tag.
    private static void LeaveVersionOut(JsonTypeInfo type)
    {
        if (type.Properties.FirstOrDefault(property => property.Name == "version" && property.PropertyType == typeof(long)) is { } version)
        {
            type.Properties.Remove(version);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace VerticalFarm.Grains.Storage;

/// <summary>The JSON of what the cluster keeps: the spelling of the API, so that a person with psql reads what the API shows.</summary>
internal static class StoredJson
{
    public static JsonSerializerOptions Options { get; } = Apply(new JsonSerializerOptions());

    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        return options;
    }
}

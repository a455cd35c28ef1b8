using System.Text.Json;
using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Automation.Json;

/// <summary>Lets a serializer read what a parser with a list of errors reads; a bad value is a <see cref="JsonException"/> that names every error.</summary>
internal abstract class ParsedConverter<T> : JsonConverter<T>
    where T : class
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var errors = new List<FieldError>();
        return Parse(JsonElement.ParseValue(ref reader), errors)
            ?? throw new JsonException(string.Join("; ", errors.Select(error => error.Field.Length == 0 ? error.Message : $"{error.Field} {error.Message}")));
    }

    protected abstract T? Parse(JsonElement element, ICollection<FieldError> errors);
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts;

/// <summary>Writes an enum by its snake_case name, whatever the serializer's options say; numbers are refused.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class SnakeCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

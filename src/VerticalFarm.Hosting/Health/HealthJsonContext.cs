using System.Text.Json.Serialization;

namespace VerticalFarm.Hosting.Health;

/// <summary>How health is written, worked out when this is compiled.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HealthAnswer))]
internal sealed partial class HealthJsonContext : JsonSerializerContext;

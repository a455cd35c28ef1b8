using System.Text.Json.Nodes;

namespace VerticalFarm.Api.OpenApi;

/// <summary>JSON that travels inside the program.</summary>
internal static class EmbeddedJson
{
    /// <summary>Reads a file of this folder, by its path with dots.</summary>
    public static JsonObject Read(string name)
    {
        using var file = typeof(EmbeddedJson).Assembly.GetManifestResourceStream("VerticalFarm.Api.OpenApi." + name)
            ?? throw new InvalidOperationException($"{name} is not in the program");
        return JsonNode.Parse(file)!.AsObject();
    }
}

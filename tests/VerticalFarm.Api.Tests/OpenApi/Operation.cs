using System.Text.Json.Nodes;

namespace VerticalFarm.Api.Tests.OpenApi;

/// <summary>One operation of the document.</summary>
internal sealed record Operation(JsonObject Document, string Path, string Method, JsonObject Text)
{
    public string Id => Text["operationId"]!.GetValue<string>();

    public HttpMethod HttpMethod => new(Method.ToUpperInvariant());

    public bool NeedsToken => Text["security"]!.AsArray().Count > 0;

    public string[] PathParameters => Parameters("path");

    public string[] QueryParameters => Parameters("query");

    public string[] Headers => Parameters("header");

    /// <summary>The example of the body; null when there is no body.</summary>
    public JsonNode? Body => Text["requestBody"]?["content"]!["application/json"]!["example"]!.DeepClone();

    public JsonNode? BodySchema => Text["requestBody"]?["content"]!["application/json"]!["schema"];

    /// <summary>What stands at a place of the example, as errors name places; null when there is nothing.</summary>
    public JsonNode? Example(string path) => path.Replace("[0]", ".0", StringComparison.Ordinal).Split('.').Aggregate(Body, (node, part) => node switch
    {
        JsonObject fields => fields[part],
        JsonArray items => items.ElementAtOrDefault(int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)),
        _ => null,
    });

    /// <summary>Where the schema of an answer stands, as a JSON pointer; null when there is no such answer or it has no body.</summary>
    public string? SchemaOf(int status, string contentType)
    {
        var (pointer, response) = ($"/paths/{Escape(Path)}/{Method}/responses/{status}", Text["responses"]![$"{status}"]);
        if (response?["$ref"]?.GetValue<string>() is { } reference)
        {
            pointer = reference[1..];
            response = Document["components"]!["responses"]![reference[(reference.LastIndexOf('/') + 1)..]];
        }

        return response?["content"]?[contentType]?["schema"] is null ? null : $"{pointer}/content/{Escape(contentType)}/schema";
    }

    public bool Answers(int status) => Text["responses"]![$"{status}"] is not null;

    public override string ToString() => $"{Method.ToUpperInvariant()} {Path}";

    private static string Escape(string part) => Uri.EscapeDataString(part.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));

    private string[] Parameters(string place) =>
        [.. (Text["parameters"]?.AsArray() ?? []).Where(parameter => parameter!["in"]!.GetValue<string>() == place).Select(parameter => parameter!["name"]!.GetValue<string>())];
}

using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using VerticalFarm.Api.OpenApi.Errors;
using VerticalFarm.Api.OpenApi.Vocabulary;

namespace VerticalFarm.Api.OpenApi.Documents;

/// <summary>What the host serves beside the API, for those who run it: health and metrics.</summary>
internal static class HostPaths
{
    public const string Tag = "Operations";
    private const string Metrics = "# TYPE verticalfarm_readings_stored_readings_total counter\nverticalfarm_readings_stored_readings_total 300\n";

    public static void AddTo(OpenApiDocument document)
    {
        Add(document, "/health", "getHealth", "Is the process up?", "Answers as long as the process does; asks neither the cluster nor the database.",
            new() { ["200"] = Health(document, "The process is up.", "ok", []) });
        Add(document, "/health/ready", "getReadiness", "Can it serve?",
            "Asks the database and the cluster. May be bound to another port (`Management__Port`); then it is not found here.",
            new()
            {
                ["200"] = Health(document, "It can serve.", "ok", new() { ["database"] = "ok", ["cluster"] = "ok" }),
                ["404"] = new OpenApiResponseReference(KnownErrors.NameOf(404), document),
                ["503"] = Health(document, "It cannot serve now.", "unavailable", new() { ["database"] = "ok", ["cluster"] = "Not in the cluster yet, or cut off from it." }),
            });
        Add(document, "/metrics", "getMetrics", "Metrics for Prometheus",
            "May be bound to another port (`Management__Port`); then it is not found here.",
            new() { ["200"] = Text("The metrics, in Prometheus' text format."), ["404"] = new OpenApiResponseReference(KnownErrors.NameOf(404), document) });
    }

    private static void Add(OpenApiDocument document, string path, string id, string summary, string description, OpenApiResponses responses) =>
        document.Paths.Add(path, new OpenApiPathItem
        {
            Operations = new Dictionary<HttpMethod, OpenApiOperation>
            {
                [HttpMethod.Get] = new()
                {
                    OperationId = id,
                    Summary = summary,
                    Description = description,
                    Tags = new HashSet<OpenApiTagReference> { new(Tag, document) },
                    Responses = responses,
                    Security = [],
                },
            },
        });

    private static OpenApiResponse Health(OpenApiDocument document, string description, string status, JsonObject checks) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [AnswerNote.Json] = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference("Health", document),
                Example = new JsonObject { ["status"] = status, ["checks"] = checks },
            },
        },
    };

    private static OpenApiResponse Text(string description) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["text/plain"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = Metrics },
        },
    };
}

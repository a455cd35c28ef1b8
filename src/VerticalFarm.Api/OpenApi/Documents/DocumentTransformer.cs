using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.OpenApi.Errors;
using VerticalFarm.Api.OpenApi.Schemas;
using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Api.OpenApi.Documents;

/// <summary>Says what the API is as a whole, and gathers what its operations share.</summary>
internal sealed class DocumentTransformer : IOpenApiDocumentTransformer
{
    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = About.Info;
        document.Servers = [new OpenApiServer { Url = "/", Description = "This gateway" }];
        document.Tags = About.Tags;
        PathNames.Apply(document);
        HostPaths.AddTo(document);
        SecuritySchemes.AddTo(document);
        await AddErrorsAsync(document, context, cancellationToken);
        document.AddComponent<IOpenApiSchema>(nameof(RuleState), await context.GetOrCreateSchemaAsync(typeof(RuleState), null, cancellationToken));
        HandwrittenSchemas.AddTo(document);
        WholeAnswers.Apply(document);
        Words.Apply(document);
    }

    private static async Task AddErrorsAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.AddComponent<IOpenApiSchema>(SchemaNames.Error, await context.GetOrCreateSchemaAsync(typeof(ErrorEnvelope), null, ct));
        foreach (var (name, response) in KnownErrors.All(new OpenApiSchemaReference(SchemaNames.Error, document)))
        {
            document.AddComponent<IOpenApiResponse>(name, response);
        }
    }
}

using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using VerticalFarm.Api.OpenApi.Examples;
using VerticalFarm.Api.OpenApi.Vocabulary;

namespace VerticalFarm.Api.OpenApi.Operations;

/// <summary>Writes down what an endpoint says of itself, beside the schemas that the framework has made.</summary>
internal sealed class OperationTransformer : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var endpoint = EndpointFacts.Of(context.Description);
        foreach (var parameter in endpoint.Parameters)
        {
            (operation.Parameters ??= []).Add(parameter.ToOpenApi());
        }

        if (endpoint.Body is { } body && operation.RequestBody is OpenApiRequestBody read)
        {
            read.Required = true;
            read.Content![AnswerNote.Json].Example = ExampleBook.Of(body.Type);
            foreach (var text in endpoint.TextBodies)
            {
                read.Content[text.ContentType] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = text.Description },
                    Example = text.Example,
                };
            }
        }

        await Responses.CompleteAsync(operation, endpoint, context, cancellationToken);
        operation.Security = SecurityNeeds.Of(endpoint, context.Document!);
    }
}

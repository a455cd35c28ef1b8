using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using VerticalFarm.Api.OpenApi.Errors;
using VerticalFarm.Api.OpenApi.Examples;
using VerticalFarm.Api.OpenApi.Schemas;
using VerticalFarm.Api.OpenApi.Vocabulary;

namespace VerticalFarm.Api.OpenApi.Operations;

/// <summary>The answers of an operation: how it goes well, and every way in which it may not.</summary>
internal static class Responses
{
    public static async Task CompleteAsync(OpenApiOperation operation, EndpointFacts endpoint, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var made = operation.Responses ?? [];
        operation.Responses = [];
        foreach (var answers in endpoint.Answers.GroupBy(answer => $"{answer.Status}").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var response = made.TryGetValue(answers.Key, out var known) ? (OpenApiResponse)known : new OpenApiResponse();
            await CompleteAsync(response, [.. answers], context, ct);
            operation.Responses.Add(answers.Key, response);
        }

        foreach (var status in endpoint.Failures)
        {
            operation.Responses.Add($"{status}", new OpenApiResponseReference(KnownErrors.NameOf(status), context.Document));
        }
    }

    private static async Task CompleteAsync(OpenApiResponse response, AnswerNote[] answers, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        response.Description = ReasonPhrases.GetReasonPhrase(answers[0].Status);
        response.Headers = Headers(answers);
        var types = answers.Select(answer => answer.Type).OfType<Type>().ToArray();
        if (types.Length > 0)
        {
            var json = response.Content![AnswerNote.Json];
            json.Example = ExampleBook.Of(types[0]);
            json.Schema = types.Length == 1 ? json.Schema : await AnyAsync(json.Schema!, types[1..], context, ct);
        }

        foreach (var text in answers.Where(answer => answer.Text is not null))
        {
            (response.Content ??= new Dictionary<string, OpenApiMediaType>()).Add(
                text.ContentType, new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = text.Text });
        }
    }

    // The framework knows one schema for a status; the others are put beside it.
    private static async Task<OpenApiSchema> AnyAsync(IOpenApiSchema first, Type[] others, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var choices = new List<IOpenApiSchema> { first };
        foreach (var other in others)
        {
            context.Document!.AddComponent(SchemaNames.Of(other), await context.GetOrCreateSchemaAsync(other, null, ct));
            choices.Add(new OpenApiSchemaReference(SchemaNames.Of(other), context.Document));
        }

        return new OpenApiSchema { AnyOf = choices };
    }

    private static Dictionary<string, IOpenApiHeader>? Headers(AnswerNote[] answers)
    {
        var headers = new Dictionary<string, IOpenApiHeader>();
        if (answers.Any(answer => answer.HasTag))
        {
            headers.Add("ETag", KnownHeaders.ETag);
        }

        if (answers.Any(answer => answer.HasLocation))
        {
            headers.Add("Location", KnownHeaders.Location);
        }

        return headers.Count == 0 ? null : headers;
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;
using VerticalFarm.Api.OpenApi.Vocabulary;

namespace VerticalFarm.Api.OpenApi.Operations;

/// <summary>What an endpoint says of itself, and what follows from that.</summary>
internal sealed record EndpointFacts
{
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    public required IReadOnlyList<AnswerNote> Answers { get; init; }

    public required BodyNote? Body { get; init; }

    /// <summary>Texts that it reads in place of <see cref="Body"/>.</summary>
    public required IReadOnlyList<TextBodyNote> TextBodies { get; init; }

    public required bool NeedsToken { get; init; }

    public required bool TakesApiKey { get; init; }

    /// <summary>The statuses of its failures, in order.</summary>
    public required IReadOnlyList<int> Failures { get; init; }

    public static EndpointFacts Of(ApiDescription description)
    {
        var metadata = description.ActionDescriptor.EndpointMetadata;
        var facts = new EndpointFacts
        {
            Parameters = [.. metadata.OfType<AskNote>().SelectMany(note => note.Parameters)],
            Answers = [.. metadata.OfType<AnswerNote>()],
            Body = metadata.OfType<BodyNote>().LastOrDefault(),
            TextBodies = [.. metadata.OfType<TextBodyNote>()],
            NeedsToken = !metadata.OfType<IAllowAnonymous>().Any(),
            TakesApiKey = metadata.OfType<ApiKeyNote>().Any(),
            Failures = [],
        };
        var namesThing = description.RelativePath!.Contains('{', StringComparison.Ordinal);
        var writes = !HttpMethods.IsGet(description.HttpMethod!);
        return facts with { Failures = [.. facts.Expected(namesThing, writes).Concat(metadata.OfType<FailNote>().SelectMany(note => note.Statuses)).Distinct().Order()] };
    }

    private IEnumerable<int> Expected(bool namesThing, bool writes)
    {
        if (Body is not null)
        {
            yield return StatusCodes.Status400BadRequest;
            yield return StatusCodes.Status413PayloadTooLarge;
            yield return StatusCodes.Status415UnsupportedMediaType;
        }
        else if (Parameters.Any(parameter => parameter.In == ParameterLocation.Query))
        {
            yield return StatusCodes.Status400BadRequest;
        }

        if (NeedsToken)
        {
            yield return StatusCodes.Status401Unauthorized;
        }

        if (namesThing)
        {
            yield return StatusCodes.Status404NotFound;
        }

        // A member of a farm may read all of it, and change what the role allows.
        if (namesThing && writes)
        {
            yield return StatusCodes.Status403Forbidden;
        }

        yield return StatusCodes.Status429TooManyRequests;
        yield return StatusCodes.Status503ServiceUnavailable;
    }
}

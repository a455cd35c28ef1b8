using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.OpenApi.Vocabulary;

/// <summary>
/// How endpoints say what they take and answer, beside their route. What follows from that goes without saying: a body can be malformed,
/// too large or of another type; what needs a token answers 401 without one; an id in the path may name nothing.
/// </summary>
internal static class DescriptionExtensions
{
    /// <summary>What the endpoint does: an id for generated clients, a title, and what else there is to know (Markdown).</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string id, string summary, string description) =>
        endpoint.WithName(id).WithSummary(summary).WithDescription(description);

    /// <summary>It reads a body of this shape.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint) => endpoint.Note(new BodyNote(typeof(T)));

    /// <summary>It reads a text of this kind too.</summary>
    public static RouteHandlerBuilder TakesText(this RouteHandlerBuilder endpoint, string contentType, string description, string example) =>
        endpoint.Note(new TextBodyNote(contentType, description, example));

    /// <summary>It answers this. More than once with the same status: one of them.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) =>
        endpoint.Note(new AnswerNote(status, typeof(T)));

    /// <summary>It answers this, and where to find it later.</summary>
    public static RouteHandlerBuilder AnswersLocated<T>(this RouteHandlerBuilder endpoint, int status) =>
        endpoint.Note(new AnswerNote(status, typeof(T)) { HasLocation = true });

    /// <summary>It answers a text of another kind.</summary>
    public static RouteHandlerBuilder AnswersText(this RouteHandlerBuilder endpoint, string contentType, string example) =>
        endpoint.Note(new AnswerNote(StatusCodes.Status200OK, null, contentType) { Text = example });

    /// <summary>It answers 204.</summary>
    public static RouteHandlerBuilder AnswersNothing(this RouteHandlerBuilder endpoint) => endpoint.Note(new AnswerNote(StatusCodes.Status204NoContent));

    /// <summary>It answers a single resource with its ETag.</summary>
    public static RouteHandlerBuilder AnswersTagged<T>(this RouteHandlerBuilder endpoint) =>
        endpoint.Note(new AnswerNote(StatusCodes.Status200OK, typeof(T)) { HasTag = true });

    /// <summary>It changes a single resource, if it is still the one that the caller saw, and answers it.</summary>
    public static RouteHandlerBuilder Changes<T>(this RouteHandlerBuilder endpoint) =>
        endpoint.AnswersTagged<T>().Asks(Parameters.IfMatch).Fails(StatusCodes.Status412PreconditionFailed);

    /// <summary>It makes something and answers it with its address.</summary>
    public static RouteHandlerBuilder Creates<T>(this RouteHandlerBuilder endpoint) =>
        endpoint.Note(new AnswerNote(StatusCodes.Status201Created, typeof(T)) { HasTag = true, HasLocation = true });

    /// <summary>It answers a page of a list.</summary>
    public static RouteHandlerBuilder Lists<T>(this RouteHandlerBuilder endpoint) =>
        endpoint.Answers<Page<T>>().Asks(Parameters.Skip, Parameters.Limit, Parameters.Search);

    /// <summary>It reads these from the query or the headers.</summary>
    public static RouteHandlerBuilder Asks(this RouteHandlerBuilder endpoint, params Parameter[] parameters) => endpoint.Note(new AskNote(parameters));

    /// <summary>It may answer these failures too.</summary>
    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder endpoint, params int[] statuses) => endpoint.Note(new FailNote(statuses));

    /// <summary>A device may call it, with a key of its farm in place of a token.</summary>
    public static RouteHandlerBuilder TakesApiKey(this RouteHandlerBuilder endpoint) => endpoint.Note(new ApiKeyNote());

    private static RouteHandlerBuilder Note(this RouteHandlerBuilder endpoint, object note) => endpoint.WithMetadata(note);
}

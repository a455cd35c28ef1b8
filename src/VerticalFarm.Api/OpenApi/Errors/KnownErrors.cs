using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Operations;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.OpenApi.Errors;

/// <summary>The failures of the API as the document shows them: one response a status, all of one shape.</summary>
internal static class KnownErrors
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static readonly Dictionary<int, (string Name, string Description, ApiError Example)> ByStatus = new (string, string, ApiError)[]
    {
        ("ValidationError", "Malformed body, bad field or bad query; `details` names every bad field at once.",
            ApiError.Of(Failure.Validation([new FieldError("name", "must have 1 to 100 characters and not be blank")]))),
        ("AuthenticationError", "No, expired, malformed or revoked credentials.", ApiError.OfStatus(401)),
        ("AuthorizationError", "The caller is known, but may not do this.", ApiError.OfStatus(403)),
        ("NotFound", "There is no such thing, or not for this caller: which of the two is not told.", ApiError.Of(Failure.NotFound("farm"))),
        ("Conflict", "It exists already, or was changed at the same time.", Named(FailureKind.Conflict, "This e-mail address is taken")),
        ("PreconditionFailed", "`If-Match` names a version that is no longer the present one.", ApiError.Of(Failure.Stale())),
        ("PayloadTooLarge", "The body is larger than allowed (8 MiB unless configured otherwise).", ApiError.OfStatus(413)),
        ("UnsupportedMediaType", "The body is of a type or encoding that is not read here.", ApiError.OfStatus(415)),
        ("BusinessRuleViolation", "All fields are fine, but a rule of the business forbids it; the message says which.",
            ApiError.Of(Failure.BusinessRule("An account may have 5 farms"))),
        ("RateLimited", "Too many requests; the message names the limit.", Named(FailureKind.RateLimited, "The limit \"requests\" is reached")),
        ("UpstreamError", "A service of somebody else (Home Assistant, the weather, Stripe) is not connected, or gave no answer.", ApiError.Of(Failure.Upstream("Home Assistant is not connected"))),
        ("Unavailable", "The cluster or the database cannot serve now. Nothing may be assumed of what was asked; ask again.",
            ApiError.Unavailable("The cluster cannot serve just now")),
    }.ToDictionary(known => known.Item3.Status);

    public static string NameOf(int status) => ByStatus[status].Name;

    /// <summary>All of them by name; their bodies refer to the schema of errors.</summary>
    public static IEnumerable<KeyValuePair<string, OpenApiResponse>> All(IOpenApiSchema schema) =>
        ByStatus.Values.Select(known => KeyValuePair.Create(known.Name, Response(known.Description, known.Example, schema)));

    private static OpenApiResponse Response(string description, ApiError error, IOpenApiSchema schema) => new()
    {
        Description = description,
        Headers = Headers(error.Status),
        Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new OpenApiMediaType { Schema = schema, Example = Example(error) } },
    };

    private static Dictionary<string, IOpenApiHeader>? Headers(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new() { ["WWW-Authenticate"] = KnownHeaders.WWWAuthenticate },
        StatusCodes.Status429TooManyRequests or StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable => new() { ["Retry-After"] = KnownHeaders.RetryAfter },
        _ => null,
    };

    private static JsonNode? Example(ApiError error) => JsonSerializer.SerializeToNode(
        new ErrorEnvelope(new ErrorBody { Code = error.Code, Message = error.Message, Status = error.Status, Details = error.Details, TraceId = TraceId }),
        ApiJson.Options);

    private static ApiError Named(FailureKind kind, string message) => ApiError.Of(new Failure { Kind = kind, Message = message });
}

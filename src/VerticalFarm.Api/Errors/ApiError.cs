using System.Diagnostics;
using System.Globalization;
using Microsoft.Net.Http.Headers;
using VerticalFarm.Api.Json;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Errors;

/// <summary>An answer in the error envelope.</summary>
internal sealed record ApiError(int Status, string Code, string Message) : IResult
{
    public IReadOnlyList<FieldError>? Details { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public static ApiError Of(Failure failure) => Named(failure) with
    {
        Details = failure.Details.IsDefaultOrEmpty ? null : failure.Details,
        RetryAfter = failure.RetryAfter ?? (failure.Kind == FailureKind.Unavailable ? TimeSpan.FromSeconds(2) : null),
    };

    public static ApiError Unavailable(string message) =>
        new(StatusCodes.Status503ServiceUnavailable, "UNAVAILABLE", message) { RetryAfter = TimeSpan.FromSeconds(2) };

    /// <summary>For a status that the web server itself has set.</summary>
    public static ApiError OfStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(status, "VALIDATION_ERROR", "The request cannot be read"),
        StatusCodes.Status401Unauthorized => new(status, "AUTHENTICATION_ERROR", "Sign in first"),
        StatusCodes.Status403Forbidden => new(status, "AUTHORIZATION_ERROR", "You may not do this"),
        StatusCodes.Status404NotFound => new(status, "NOT_FOUND", "There is no such thing"),
        StatusCodes.Status405MethodNotAllowed => new(status, "METHOD_NOT_ALLOWED", "This cannot be done here with that method"),
        StatusCodes.Status408RequestTimeout => new(status, "REQUEST_TIMEOUT", "The request came too slowly"),
        StatusCodes.Status413PayloadTooLarge => new(status, "PAYLOAD_TOO_LARGE", "The body is larger than allowed"),
        StatusCodes.Status415UnsupportedMediaType => new(status, "UNSUPPORTED_MEDIA_TYPE", "The body must be JSON (application/json), plain or compressed with gzip, deflate, br or zstd"),
        StatusCodes.Status414UriTooLong => new(status, "VALIDATION_ERROR", "The address is too long"),
        StatusCodes.Status431RequestHeaderFieldsTooLarge => new(status, "VALIDATION_ERROR", "The headers are too many or too long"),
        StatusCodes.Status505HttpVersionNotsupported => new(status, "VALIDATION_ERROR", "This version of HTTP is not spoken here: use 1.1 or 2"),
        >= 500 => new(status, "INTERNAL_ERROR", "An unexpected error occurred"),
        _ => new(status, "VALIDATION_ERROR", "The request cannot be handled"),
    };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (RetryAfter is { } wait)
        {
            response.Headers[HeaderNames.RetryAfter] = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return Answers.Json(Envelope(Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier), Status).ExecuteAsync(httpContext);
    }

    /// <summary>What is sent.</summary>
    /// <param name="traceId">Where to look in logs and traces.</param>
    public ErrorEnvelope Envelope(string traceId) =>
        new(new ErrorBody { Code = Code, Message = Message, Status = Status, Details = Details, TraceId = traceId });

    private static ApiError Named(Failure failure) => failure.Kind switch
    {
        FailureKind.Validation => new(StatusCodes.Status400BadRequest, "VALIDATION_ERROR", failure.Message),
        FailureKind.Authentication => new(StatusCodes.Status401Unauthorized, "AUTHENTICATION_ERROR", failure.Message),
        FailureKind.NotFound => new(StatusCodes.Status404NotFound, "NOT_FOUND", failure.Message),
        FailureKind.Conflict => new(StatusCodes.Status409Conflict, "CONFLICT", failure.Message),
        FailureKind.PreconditionFailed => new(StatusCodes.Status412PreconditionFailed, "PRECONDITION_FAILED", failure.Message),
        FailureKind.BusinessRule => new(StatusCodes.Status422UnprocessableEntity, "BUSINESS_RULE_VIOLATION", failure.Message),
        FailureKind.Upstream => new(StatusCodes.Status502BadGateway, "UPSTREAM_ERROR", failure.Message),
        FailureKind.RateLimited => new(StatusCodes.Status429TooManyRequests, "RATE_LIMITED", failure.Message),
        _ => new(StatusCodes.Status503ServiceUnavailable, "UNAVAILABLE", failure.Message),
    };
}

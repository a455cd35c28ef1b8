using Microsoft.Net.Http.Headers;

namespace VerticalFarm.Api.Idempotency;

/// <summary>An answer as it went out, to go out again.</summary>
internal sealed record StoredAnswer(int Status, string? ContentType, string? Location, string? ETag, byte[] Body) : IResult
{
    /// <summary>Has a result write its answer, and keeps it instead of sending it.</summary>
    public static async Task<StoredAnswer> OfAsync(object? result, HttpContext context)
    {
        var response = context.Response;
        var wire = response.Body;
        using var kept = new MemoryStream();
        response.Body = kept;
        try
        {
            await (result as IResult ?? Results.Empty).ExecuteAsync(context);
            await response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        finally
        {
            response.Body = wire;
        }

        var headers = response.Headers;
        return new StoredAnswer(response.StatusCode, response.ContentType, headers.Location, headers.ETag, kept.ToArray());
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = ContentType;
        Set(response, HeaderNames.Location, Location);
        Set(response, HeaderNames.ETag, ETag);
        await response.Body.WriteAsync(Body, httpContext.RequestAborted);
    }

    private static void Set(HttpResponse response, string name, string? value)
    {
        if (value is not null)
        {
            response.Headers[name] = value;
        }
    }
}

using System.Buffers;
using System.Text.Json;

namespace VerticalFarm.Api.Json;

/// <summary>How every JSON answer is written.</summary>
internal static class JsonAnswer
{
    public const string ContentType = "application/json; charset=utf-8";

    public static JsonWriterOptions Writing { get; } = new() { Encoder = ApiJson.Options.Encoder, SkipValidation = true };
}

/// <summary>A value as JSON with a status. It ends with a newline, so that shells and line-wise tools take it well.</summary>
internal sealed record JsonAnswer<T>(T Value, int Status) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = JsonAnswer.ContentType;
        using (var json = new Utf8JsonWriter(response.BodyWriter, JsonAnswer.Writing))
        {
            JsonSerializer.Serialize(json, Value, ApiJson.Options);
        }

        response.BodyWriter.Write("\n"u8);

        // Also when the request was cancelled, for that is how one that took too long is told so. A client that reads too slowly the server cuts off.
        await response.BodyWriter.FlushAsync(CancellationToken.None);
    }
}

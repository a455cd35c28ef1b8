using System.Text.Json;
using VerticalFarm.Api.Errors;

namespace VerticalFarm.Api.Forms;

/// <summary>The JSON body of a request.</summary>
internal static class Body
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>What a body that says it is compressed, and is not, is told.</summary>
    public static ApiError NotDecompressible { get; } = ApiError.OfStatus(StatusCodes.Status400BadRequest) with { Message = "The body cannot be decompressed" };

    /// <summary>The body as JSON; else what is wrong with it as a whole.</summary>
    public static async Task<(JsonDocument? Document, ApiError? Error)> ReadAsync(HttpRequest request)
    {
        if (!IsReadable(request))
        {
            return (null, ApiError.OfStatus(StatusCodes.Status415UnsupportedMediaType));
        }

        try
        {
            return (await JsonDocument.ParseAsync(request.Body, Options, request.HttpContext.RequestAborted), null);
        }
        catch (JsonException malformed)
        {
            return (null, Malformed(malformed));
        }
        catch (InvalidDataException)
        {
            return (null, NotDecompressible);
        }
    }

    /// <summary>JSON, and nothing left of a compression that is not known here.</summary>
    public static bool IsReadable(HttpRequest request) => request.HasJsonContentType() && request.Headers.ContentEncoding.Count == 0;

    public static ApiError Malformed(JsonException malformed) => ApiError.OfStatus(StatusCodes.Status400BadRequest) with
    {
        Message = $"The body is not valid JSON: line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}",
    };
}

using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Forms;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Readings;

/// <summary>Takes readings off a request, without a copy of its body.</summary>
internal static class ReadingBody
{
    /// <summary>JSON, a reading a line.</summary>
    public const string Lines = "application/x-ndjson";

    /// <summary>Comma-separated, after a head that names the columns.</summary>
    public const string Csv = "text/csv";

    private static readonly ApiError Unreadable = ApiError.OfStatus(StatusCodes.Status415UnsupportedMediaType) with
    {
        Message = $"The body must be JSON (application/json), JSON lines ({Lines}) or CSV ({Csv}), plain or compressed with gzip, deflate, br or zstd",
    };

    private delegate (ReadingBatch? Batch, IReadOnlyList<FieldError> Errors) Parse(ReadOnlySequence<byte> body, Guid? sensor);

    public static async Task<(ReadingBatch? Batch, ApiError? Error)> ReadAsync(HttpRequest request, Guid? sensor)
    {
        if (request.Headers.ContentEncoding.Count > 0 || ParserOf(request) is not { } parse)
        {
            return (null, Unreadable);
        }

        var pipe = request.BodyReader;
        try
        {
            var body = await ReadToEndAsync(pipe, request.HttpContext.RequestAborted);
            try
            {
                var (batch, errors) = parse(body, sensor);
                return batch is null ? (null, ApiError.Of(Failure.Validation(errors))) : (batch, null);
            }
            finally
            {
                // Whatever it was: a connection whose body was left in the pipe cannot serve another request.
                pipe.AdvanceTo(body.End);
            }
        }
        catch (JsonException malformed)
        {
            return (null, Body.Malformed(malformed));
        }
        catch (InvalidDataException)
        {
            return (null, Body.NotDecompressible);
        }
    }

    private static Parse? ParserOf(HttpRequest request) =>
        request.HasJsonContentType() ? ReadingParser.Parse :
        !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? null :
        type.MediaType.Equals(Lines, StringComparison.OrdinalIgnoreCase) ? ReadingParser.ParseLines :
        type.MediaType.Equals(Csv, StringComparison.OrdinalIgnoreCase) ? CsvReadings.Parse :
        null;

    private static async Task<ReadOnlySequence<byte>> ReadToEndAsync(PipeReader pipe, CancellationToken ct)
    {
        while (true)
        {
            var read = await pipe.ReadAsync(ct);
            if (read.IsCompleted)
            {
                return read.Buffer;
            }

            pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}

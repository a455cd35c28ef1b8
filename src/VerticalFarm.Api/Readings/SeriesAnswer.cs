using System.Buffers;
using System.Text.Json;
using VerticalFarm.Api.Json;
using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Api.Readings;

/// <summary>Readings of a sensor, the oldest first.</summary>
/// <typeparam name="T">A reading, or a bucket of them.</typeparam>
/// <param name="Resolution">How fine it is: what <c>auto</c> came to.</param>
/// <param name="Items">The readings, or the buckets.</param>
internal sealed record SeriesAnswer<T>(string Resolution, T[] Items);

/// <summary>Writes a series as <see cref="SeriesAnswer{T}"/>, page by page as it is fetched.</summary>
internal sealed class SeriesJson(SeriesPages pages, ReadingSeries first) : IResult
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = ApiJson.Options.Encoder, SkipValidation = true };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(response.BodyWriter, Writing);
        json.WriteStartObject();
        json.WriteString("resolution"u8, SeriesQuery.NameOf(first.Resolution));
        json.WriteStartArray("items"u8);
        await foreach (var page in pages.AllAsync(first, httpContext.RequestAborted))
        {
            foreach (var reading in page.Raw)
            {
                JsonSerializer.Serialize(json, reading, ApiJson.Options);
            }

            foreach (var bucket in page.Buckets)
            {
                JsonSerializer.Serialize(json, bucket, ApiJson.Options);
            }

            json.Flush();
            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        response.BodyWriter.Write("\n"u8);
        await response.BodyWriter.FlushAsync(CancellationToken.None);
    }
}

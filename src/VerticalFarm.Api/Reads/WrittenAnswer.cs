using System.Buffers;
using System.Globalization;
using System.Text.Json;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Json;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Reads;

/// <summary>An answer that is written once and sent to everybody who asked together.</summary>
/// <param name="Body">UTF-8 JSON, with its newline.</param>
/// <param name="Tag">The entity tag, quoted; null for what has no version.</param>
internal sealed record WrittenAnswer(ReadOnlyMemory<byte> Body, string? Tag) : IResult
{
    /// <summary>What a grain said, as JSON; a failure as the error that it is.</summary>
    public static IResult Of<T>(Result<T> result, Func<T, object> answer, Func<T, long>? version = null)
    {
        if (!result.TryGet(out var value, out var failure))
        {
            return ApiError.Of(failure);
        }

        return new WrittenAnswer(Write(answer(value)), version is null ? null : string.Create(CultureInfo.InvariantCulture, $"\"{version(value)}\""));
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = JsonAnswer.ContentType;
        if (Tag is not null)
        {
            response.Headers.ETag = Tag;
        }

        response.ContentLength = Body.Length;
        await response.BodyWriter.WriteAsync(Body, CancellationToken.None);
    }

    private static ReadOnlyMemory<byte> Write(object value)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, JsonAnswer.Writing))
        {
            JsonSerializer.Serialize(json, value, value.GetType(), ApiJson.Options);
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }
}

using System.Text.Json;

namespace VerticalFarm.Simulator.Protocol.Rest;

/// <summary>How a body looks.</summary>
internal enum BodyKind
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Not JSON.</summary>
    Malformed,

    /// <summary>Over 16 MiB; already answered with 413.</summary>
    TooLarge,
}

internal readonly record struct RequestBody(BodyKind Kind, JsonElement Json)
{
    private const int MaximumBytes = 16 * 1024 * 1024;

    /// <summary>Reads the body whatever its content type says.</summary>
    public static async Task<RequestBody> ReadAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (await context.Request.Body.ReadAsync(chunk, context.RequestAborted) is var read and > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > MaximumBytes)
            {
                await Answers.TextAsync(context, StatusCodes.Status413PayloadTooLarge,
                    $"Maximum request body size {MaximumBytes} exceeded, actual body size {buffer.Length}");
                return new RequestBody(BodyKind.TooLarge, default);
            }
        }

        if (buffer.Length == 0)
        {
            return new RequestBody(BodyKind.Empty, default);
        }

        try
        {
            using var document = JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
            return new RequestBody(BodyKind.Json, document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return new RequestBody(BodyKind.Malformed, default);
        }
    }
}

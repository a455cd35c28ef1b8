using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using VerticalFarm.Simulator.Core;

namespace VerticalFarm.Simulator.Protocol.Rest;

/// <summary>Answers in Home Assistant's wording.</summary>
internal static class Answers
{
    public static Task JsonAsync(HttpContext context, JsonNode json, int status = StatusCodes.Status200OK) =>
        WriteAsync(context, status, "application/json", json.ToJsonString(HomeAssistantJson.Options));

    /// <summary>JSON, compressed when the client takes that: what is large.</summary>
    public static async Task PackedJsonAsync(HttpContext context, JsonNode json)
    {
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var encoding = Array.Find(["deflate", "gzip"], name => accepted.Contains(name, StringComparison.OrdinalIgnoreCase));
        if (encoding is null)
        {
            await JsonAsync(context, json);
            return;
        }

        context.Response.ContentType = "application/json";
        context.Response.Headers.ContentEncoding = encoding;
        await using Stream packed = encoding == "gzip"
            ? new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true)
            : new ZLibStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
        await packed.WriteAsync(Encoding.UTF8.GetBytes(json.ToJsonString(HomeAssistantJson.Options)), context.RequestAborted);
    }

    public static Task MessageAsync(HttpContext context, int status, string message) =>
        JsonAsync(context, new JsonObject { ["message"] = message }, status);

    /// <summary>The bare status, such as <c>404: Not Found</c>.</summary>
    public static Task StatusAsync(HttpContext context, int status) =>
        TextAsync(context, status, $"{status}: {ReasonPhrases.GetReasonPhrase(status)}");

    public static Task UnauthorizedAsync(HttpContext context) => StatusAsync(context, StatusCodes.Status401Unauthorized);

    public static Task BadRequestAsync(HttpContext context) => StatusAsync(context, StatusCodes.Status400BadRequest);

    /// <summary>What the web server under Home Assistant says when a handler raises.</summary>
    public static Task CrashAsync(HttpContext context) =>
        TextAsync(context, StatusCodes.Status500InternalServerError, "500 Internal Server Error\n\nServer got itself in trouble");

    public static Task TextAsync(HttpContext context, int status, string text) => WriteAsync(context, status, "text/plain; charset=utf-8", text);

    private static Task WriteAsync(HttpContext context, int status, string type, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}

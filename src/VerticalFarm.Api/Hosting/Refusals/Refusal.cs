using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Json;

namespace VerticalFarm.Api.Hosting.Refusals;

/// <summary>The bare answer with which the web server refuses what it cannot read.</summary>
internal static class Refusal
{
    private const int StatusAt = 9;
    private const int StatusDigits = 3;

    /// <summary>The status, if these bytes are a refusal of the server itself: without a body, and without the headers that all answers of ours have.</summary>
    public static int? Status(ReadOnlySpan<byte> head) =>
        head.StartsWith("HTTP/1.1 "u8)
        && head.Length > StatusAt && head[StatusAt] is (byte)'4' or (byte)'5'
        && Utf8Parser.TryParse(head.Slice(StatusAt, StatusDigits), out int status, out _)
        && head.EndsWith("\r\n\r\n"u8)
        && head.IndexOf(NoBody) >= 0
        && head.IndexOf("\r\nConnection: close\r\n"u8) >= 0
        && head.IndexOf("\r\nX-Content-Type-Options:"u8) < 0
            ? status
            : null;

    /// <summary>The same answer with the envelope.</summary>
    public static byte[] WithEnvelope(ReadOnlySpan<byte> head, int status, string traceId)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(ApiError.OfStatus(status).Envelope(traceId), ApiJson.Options);
        var length = string.Create(CultureInfo.InvariantCulture, $"\r\nContent-Length: {body.Length + 1}\r\n");
        var headers = "Content-Type: application/json; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n";
        var at = head.IndexOf(NoBody);
        return [.. head[..at], .. Encoding.ASCII.GetBytes(length), .. Encoding.ASCII.GetBytes(headers), .. head[(at + NoBody.Length)..], .. body, (byte)'\n'];
    }

    private static ReadOnlySpan<byte> NoBody => "\r\nContent-Length: 0\r\n"u8;
}

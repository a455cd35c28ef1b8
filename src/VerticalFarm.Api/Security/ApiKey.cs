using System.Buffers.Text;

namespace VerticalFarm.Api.Security;

/// <summary>An API key as a device holds it: which key of which farm, and the secret that proves it. Opaque to the device.</summary>
internal sealed record ApiKey(Guid FarmId, Guid KeyId, string Secret)
{
    public const string Header = "X-Api-Key";

    // Tells people, and programs that look for leaked secrets, what it is.
    private const string Prefix = "vfk_";
    private const int IdBytes = 16;
    private const int MaxSecret = 200;

    public static ApiKey? Parse(string text)
    {
        Span<byte> ids = stackalloc byte[2 * IdBytes];
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && text[Prefix.Length..].Split('.') is [{ } first, { Length: > 0 and <= MaxSecret } secret]
            && Base64Url.IsValid(first, out var length) && length == ids.Length && Base64Url.TryDecodeFromChars(first, ids, out _)
            ? new ApiKey(new Guid(ids[..IdBytes]), new Guid(ids[IdBytes..]), secret)
            : null;
    }

    /// <summary>The text to hand out, once.</summary>
    public override string ToString()
    {
        Span<byte> ids = stackalloc byte[2 * IdBytes];
        FarmId.TryWriteBytes(ids);
        KeyId.TryWriteBytes(ids[IdBytes..]);
        return $"{Prefix}{Base64Url.EncodeToString(ids)}.{Secret}";
    }
}

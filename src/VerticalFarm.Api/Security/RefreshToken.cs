using System.Buffers.Text;
using VerticalFarm.Contracts.Accounts;

namespace VerticalFarm.Api.Security;

/// <summary>What a client holds to stay signed in: which session of which user, and the secret that proves it. Opaque to the client.</summary>
internal sealed record RefreshToken(Guid UserId, Guid SessionId, string Secret)
{
    private const int IdBytes = 16;
    private const int MaxSecret = 200;

    public static string Of(SessionView session)
    {
        Span<byte> ids = stackalloc byte[2 * IdBytes];
        session.UserId.TryWriteBytes(ids);
        session.SessionId.TryWriteBytes(ids[IdBytes..]);
        return $"{Base64Url.EncodeToString(ids)}.{session.Secret}";
    }

    /// <summary>Takes one apart; null when it cannot be one.</summary>
    public static RefreshToken? Parse(string text)
    {
        Span<byte> ids = stackalloc byte[2 * IdBytes];
        return text.Split('.') is [{ } first, { Length: > 0 and <= MaxSecret } secret]
            && Base64Url.IsValid(first, out var length) && length == ids.Length && Base64Url.TryDecodeFromChars(first, ids, out _)
            ? new RefreshToken(new Guid(ids[..IdBytes]), new Guid(ids[IdBytes..]), secret)
            : null;
    }
}

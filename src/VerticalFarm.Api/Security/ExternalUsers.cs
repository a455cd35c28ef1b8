using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Calls;

namespace VerticalFarm.Api.Security;

/// <summary>The users of an external issuer: each is one of ours from the first call on.</summary>
internal sealed class ExternalUsers(IGrainFactory grains) : IDisposable
{
    private const int Remembered = 100_000;
    private const byte Version8 = 0x80;
    private const byte Variant = 0x80;
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(1);
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = Remembered });

    /// <summary>
    /// Our id of an issuer's user: the same at every gateway and for all time (a UUID of version 8, from SHA-256 of issuer and subject).
    /// </summary>
    public static Guid IdOf(string issuer, string subject)
    {
        Span<byte> hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | Version8);
        hash[8] = (byte)((hash[8] & 0x3F) | Variant);
        return new Guid(hash, bigEndian: true);
    }

    /// <summary>The principal to go on with; null when the account is just being deleted.</summary>
    public async Task<ClaimsPrincipal?> WelcomeAsync(ClaimsPrincipal token, string issuer)
    {
        if (token.FindFirst(JwtRegisteredClaimNames.Sub)?.Value is not { Length: > 0 } subject)
        {
            return null;
        }

        var id = IdOf(issuer, subject);
        if (!_known.TryGetValue(id, out _))
        {
            Caller.Current = new Caller { UserId = id };
            if (!(await grains.GetGrain<IAccountGrain>(id).Welcome(UserOf(token))).TryGet(out _, out _))
            {
                return null;
            }

            _known.Set(id, true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Known });
        }

        Claim[] claims = [new(JwtRegisteredClaimNames.Sub, id.ToString()), .. token.FindAll(JwtRegisteredClaimNames.Exp)];
        return new ClaimsPrincipal(new ClaimsIdentity(claims, nameof(ExternalUsers)));
    }

    public void Dispose() => _known.Dispose();

    // An address that the issuer has not verified may be anybody's.
    private static ExternalUser UserOf(ClaimsPrincipal token) => new(
        string.Equals(token.FindFirst("email_verified")?.Value, "true", StringComparison.OrdinalIgnoreCase) ? token.FindFirst(JwtRegisteredClaimNames.Email)?.Value : null,
        token.FindFirst(JwtRegisteredClaimNames.Name)?.Value is { Length: > 0 and <= 100 } name ? name : null);
}

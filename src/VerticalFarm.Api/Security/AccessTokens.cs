using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using VerticalFarm.Contracts.Accounts;

namespace VerticalFarm.Api.Security;

/// <summary>Makes access tokens (JWT, HS256), and says what a good one is.</summary>
internal sealed class AccessTokens(IOptions<TokenOptions> options, TimeProvider time)
{
    public const string TypeClaim = "type";
    public const string AccessType = "access";
    public const string Us = "verticalfarm";
    private const int KeyIdBytes = 8;

    private readonly SymmetricSecurityKey[] _keys =
        [.. new[] { options.Value.Key, options.Value.SecondKey }.Where(key => key.Length > 0).Select(KeyOf)];

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    public TimeSpan Lifetime => options.Value.Lifetime;

    public string Make(SessionView session)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Us,
            Audience = Us,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Sub] = session.UserId.ToString(),
                [JwtRegisteredClaimNames.Sid] = session.SessionId.ToString(),
                [TypeClaim] = AccessType,
            },
            SigningCredentials = new SigningCredentials(_keys[0], SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>The algorithm is pinned, so that no token chooses how it is checked.</summary>
    public TokenValidationParameters Validation() => new()
    {
        ValidIssuer = Us,
        ValidAudience = Us,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        IssuerSigningKeys = _keys,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        ClockSkew = TimeSpan.Zero,
        LifetimeValidator = (notBefore, expires, _, _) => notBefore <= time.GetUtcNow().UtcDateTime.AddSeconds(5) && expires > time.GetUtcNow().UtcDateTime,
    };

    // The header's "kid" names the key without telling anything of it, so that while keys change each token is checked with its own.
    private static SymmetricSecurityKey KeyOf(string base64)
    {
        var key = Convert.FromBase64String(base64);
        return new SymmetricSecurityKey(key) { KeyId = Base64Url.EncodeToString(SHA256.HashData(key).AsSpan(0, KeyIdBytes)) };
    }
}

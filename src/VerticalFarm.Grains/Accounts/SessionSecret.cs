using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace VerticalFarm.Grains.Accounts;

/// <summary>The secret half of a refresh token: 256 random bits, kept as their SHA-256 (which needs no salt at that entropy).</summary>
internal static class SessionSecret
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static bool Matches(string secret, string hash) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(secret)), Convert.FromBase64String(hash));
}

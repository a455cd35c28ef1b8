using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VerticalFarm.Integrations.Webhooks;

/// <summary>
/// Proves to a receiver who sent a message, and when: HMAC-SHA-256 over the seconds since 1970, a dot and the body. The time is in it so that what was overheard
/// cannot be sent again much later.
/// </summary>
public static class WebhookSignature
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "X-VerticalFarm-Signature";

    /// <summary>The header that carries the delivery's id.</summary>
    public const string DeliveryHeader = "X-VerticalFarm-Delivery";

    /// <summary>The header that says what it is about.</summary>
    public const string EventHeader = "X-VerticalFarm-Event";

    /// <summary><c>t=seconds,v1=hex</c>.</summary>
    public static string Of(string secret, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes($"{seconds}."));
        hmac.AppendData(body);
        return $"t={seconds},v1={Convert.ToHexStringLower(hmac.GetHashAndReset())}";
    }
}

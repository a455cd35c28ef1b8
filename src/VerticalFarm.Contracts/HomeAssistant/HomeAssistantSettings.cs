using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace VerticalFarm.Contracts.HomeAssistant;

/// <summary>Where a farm's Home Assistant is, and the token to it.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.HomeAssistantSettings")]
public sealed record HomeAssistantSettings
{
    private const int MaxUrlLength = 2048;
    private const int MaxTokenLength = 4096;
    private const int MaxPemLength = 65_536;

    /// <summary>Its address, http or https.</summary>
    [Id(0), StringLength(MaxUrlLength, MinimumLength = 1)]
    public required string Url { get; init; }

    /// <summary>A long-lived access token.</summary>
    [Id(1), StringLength(MaxTokenLength, MinimumLength = 1)]
    public required string Token { get; init; }

    /// <summary>Certificates (PEM) of authorities of your own that are trusted for this address beside those of the system; null for none.</summary>
    [Id(2), StringLength(MaxPemLength)]
    public string? CaCertificate { get; init; }

    /// <summary>Every field that is not valid.</summary>
    public IEnumerable<FieldError> Errors()
    {
        if (Url.Length > MaxUrlLength || !Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0)
        {
            yield return new FieldError("url", $"must be an http or https address without user name, of at most {MaxUrlLength} characters");
        }

        if (Token.Length is 0 or > MaxTokenLength)
        {
            yield return new FieldError("token", $"must have 1 to {MaxTokenLength} characters");
        }

        if (CaCertificate is not null && !IsPem(CaCertificate))
        {
            yield return new FieldError("ca_certificate", $"must be certificates in PEM, of at most {MaxPemLength} characters");
        }
    }

    private static bool IsPem(string text)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPem(text.Length <= MaxPemLength ? text : "");
            return certificates.Count > 0;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Without the token, which must not reach a log.</summary>
    public override string ToString() => $"HomeAssistantSettings {{ Url = {Url} }}";
}

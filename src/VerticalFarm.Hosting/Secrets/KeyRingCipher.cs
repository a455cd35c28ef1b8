using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace VerticalFarm.Hosting.Secrets;

/// <summary>Seals the keys of the key ring with AES-256-GCM, under a key derived (HKDF, SHA-256) from <c>SECRETS_KEY</c>.</summary>
/// <remarks>A sealed text is nonce (12 bytes), tag (16 bytes), ciphertext.</remarks>
internal sealed class KeyRingCipher
{
    private const int KeyBytes = 32;
    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;

    /// <summary>Says what the derived key is for: another use of the same secret gets another key.</summary>
    private static readonly byte[] Purpose = "VerticalFarm key ring v1"u8.ToArray();

    private readonly byte[] _key;

    public KeyRingCipher(IOptions<SecretsOptions> options)
    {
        if (string.IsNullOrWhiteSpace(options.Value.Key))
        {
            throw new SecretsException($"The stored keys are encrypted, and {SecretsOptions.Variable} is not set. Set it to the key they were stored with.");
        }

        _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromBase64String(options.Value.Key), KeyBytes, info: Purpose);
    }

    public byte[] Seal(string text)
    {
        var clear = Encoding.UTF8.GetBytes(text);
        var @sealed = new byte[NonceBytes + TagBytes + clear.Length];
        var nonce = @sealed.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, clear, @sealed.AsSpan(NonceBytes + TagBytes), @sealed.AsSpan(NonceBytes, TagBytes));
        return @sealed;
    }

    /// <exception cref="CryptographicException">It was sealed under another key, or changed since.</exception>
    public string Open(byte[] @sealed)
    {
        if (@sealed.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("A stored key is cut short.");
        }

        var clear = new byte[@sealed.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key, TagBytes);
        aes.Decrypt(@sealed.AsSpan(0, NonceBytes), @sealed.AsSpan(NonceBytes + TagBytes), @sealed.AsSpan(NonceBytes, TagBytes), clear);
        return Encoding.UTF8.GetString(clear);
    }
}

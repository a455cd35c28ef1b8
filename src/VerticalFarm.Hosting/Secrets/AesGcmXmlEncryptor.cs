using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace VerticalFarm.Hosting.Secrets;

/// <summary>Encrypts a key of the ring before it is stored.</summary>
internal sealed class AesGcmXmlEncryptor(KeyRingCipher cipher) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var @sealed = cipher.Seal(plaintextElement.ToString(SaveOptions.DisableFormatting));
        return new EncryptedXmlInfo(new XElement("encryptedKey", Convert.ToBase64String(@sealed)), typeof(AesGcmXmlDecryptor));
    }
}

using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace VerticalFarm.Hosting.Secrets;

/// <summary>Opens a stored key of the ring.</summary>
/// <remarks>
/// Its name is stored beside each key, and Data Protection makes it by that name with this constructor: neither the name nor the namespace may change.
/// </remarks>
internal sealed class AesGcmXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(services.GetRequiredService<KeyRingCipher>().Open(Convert.FromBase64String(encryptedElement.Value)));
}

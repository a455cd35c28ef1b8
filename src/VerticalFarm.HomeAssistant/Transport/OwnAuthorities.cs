using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace VerticalFarm.HomeAssistant.Transport;

/// <summary>
/// Certificate authorities of the grower's own, trusted beside those of the system. They answer only for who issued a certificate: its name
/// must be the one connected to, and its time must not have run out.
/// </summary>
internal sealed class OwnAuthorities(X509Certificate2Collection roots)
{
    /// <summary>The authorities that are given for an endpoint or for all of them; null when there are none.</summary>
    /// <exception cref="CryptographicException">A certificate cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static OwnAuthorities? Of(HomeAssistantEndpoint endpoint, HomeAssistantOptions options)
    {
        var roots = new X509Certificate2Collection();
        if (endpoint.CaCertificates is { } given)
        {
            roots.ImportFromPem(given);
        }

        if (options.CaFile is { Length: > 0 } file)
        {
            roots.ImportFromPemFile(file);
        }

        return roots.Count > 0 ? new OwnAuthorities(roots) : null;
    }

    /// <summary>What is wrong with a file of certificates; null when nothing is.</summary>
    public static string? WhyUnreadable(string file)
    {
        try
        {
            var roots = new X509Certificate2Collection();
            roots.ImportFromPemFile(file);
            return roots.Count > 0 ? null : "It holds no certificate (PEM).";
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return failure.Message;
        }
    }

    public bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is null)
        {
            return false;
        }

        using var leaf = new X509Certificate2(certificate);
        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(roots);

        // What the server sent beside its own certificate may lead up to a root.
        foreach (var element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            own.ChainPolicy.ExtraStore.Add(element.Certificate);
        }


        // An authority at home publishes no list of what it took back.
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1")); // Server authentication, RFC 5280.
        return own.Build(leaf);
    }
}

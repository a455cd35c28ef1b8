using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using VerticalFarm.HomeAssistant.Tests.Client;
using VerticalFarm.HomeAssistant.Tests.Peers;
using VerticalFarm.HomeAssistant.Transport;
using VerticalFarm.Simulator;

namespace VerticalFarm.HomeAssistant.Tests.Transport;

/// <summary>A Home Assistant behind TLS, with a certificate of an authority that only its grower knows.</summary>
public sealed class OwnAuthorityTests : IDisposable
{
    private const string Token = "a token of the tests";
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly X509Certificate2 _authority = Authority("Farm CA");
    private readonly string _file = Path.GetTempFileName();

    public void Dispose()
    {
        _authority.Dispose();
        File.Delete(_file);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task It_is_trusted_by_who_is_given_the_authority_for_this_address_or_for_all()
    {
        await using var home = await ServeAsync(Leaf("localhost", Now.AddDays(10)));
        await File.WriteAllTextAsync(_file, _authority.ExportCertificatePem(), TestContext.Current.CancellationToken);

        await using var byEndpoint = await ConnectAsync(home, _authority.ExportCertificatePem());
        await using var byFile = await ConnectAsync(home, null, new HomeAssistantOptions { CaFile = _file });

        Assert.IsType<Told.Connected>(await byEndpoint.Listener.NextAsync<Told.Connected>());
        Assert.IsType<Told.Connected>(await byFile.Listener.NextAsync<Told.Connected>());
        using var rest = new HomeAssistantRestClient(Endpoint(home, _authority.ExportCertificatePem()), new HomeAssistantOptions(), TimeProvider.System);
        Assert.True((await rest.GetStateAsync("fan.exhaust_fan", TestContext.Current.CancellationToken)).IsGood);
    }

    [Theory(Timeout = Limits.TestMilliseconds)]
    [InlineData("none")]
    [InlineData("another")]
    [InlineData("wrong name")]
    [InlineData("expired")]
    public async Task It_is_not_trusted_without_the_authority_nor_under_another_name_nor_after_its_time(string why)
    {
        await using var home = await ServeAsync(Leaf(why == "wrong name" ? "farm.example" : "localhost", why == "expired" ? Now.AddDays(-1) : Now.AddDays(10)));
        using var other = Authority("Farm CA");
        var trusted = why switch { "none" => null, "another" => other.ExportCertificatePem(), _ => _authority.ExportCertificatePem() };

        var failure = await AuthenticationTests.FailureAsync(Endpoint(home, trusted), TimeProvider.System);

        Assert.Equal(DisconnectReason.Unreachable, failure.Reason);
        Assert.Contains("its certificate is not trusted", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_certificates_is_refused_as_a_setting()
    {
        Assert.Contains(new HomeAssistantOptions { CaFile = _file }.Errors(), error => error.Contains("CaFile", StringComparison.Ordinal));
        Assert.Contains(new HomeAssistantOptions { CaFile = _file + ".none" }.Errors(), error => error.Contains("CaFile", StringComparison.Ordinal));
        Assert.Equal("It holds no certificate (PEM).", OwnAuthorities.WhyUnreadable(_file));
    }

    private static HomeAssistantEndpoint Endpoint(SimulatorServer home, string? authority) =>
        new(new Uri($"https://localhost:{home.Url.Port}"), Token) { CaCertificates = authority };

    private static Task<RunningRunner> ConnectAsync(SimulatorServer home, string? authority, HomeAssistantOptions? options = null) =>
        Task.FromResult(new RunningRunner(Endpoint(home, authority), TimeProvider.System, options));

    private static Task<SimulatorServer> ServeAsync(X509Certificate2 certificate) =>
        SimulatorServer.StartAsync(new SimulatorOptions { Token = Token, Certificate = certificate }, TestContext.Current.CancellationToken);

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        return request.CreateSelfSigned(Now.AddDays(-30), Now.AddDays(30));
    }

    private X509Certificate2 Leaf(string name, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var signed = request.Create(_authority, Now.AddDays(-20), until, RandomNumberGenerator.GetBytes(8));
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }
}

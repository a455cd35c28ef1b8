using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.Hosting;

/// <summary>The port with TLS, with a certificate from a file.</summary>
[Collection(typeof(HouseTests))]
public sealed class TlsTests(House house) : IDisposable
{
    private const string Password = "a password of the file";
    private readonly string _file = Path.GetTempFileName();
    private readonly X509Certificate2 _certificate = NewCertificate();

    [Fact]
    public async Task The_configured_certificate_is_shown_and_both_versions_of_HTTP_are_spoken()
    {
        await using var gateway = await StartAsync();
        using var http = new HttpClient(Trusting());
        foreach (var version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(gateway.Address, "/api/v1/farms")) { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
            request.Headers.Host = "farm.example.org";
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal((HttpStatusCode.Unauthorized, version), (answer.StatusCode, answer.Version));
            Assert.StartsWith("max-age=", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
            (await Answer.OfAsync(answer, TestContext.Current.CancellationToken)).IsError(401, "AUTHENTICATION_ERROR");
        }
    }

    [Fact]
    public async Task Whoever_does_not_know_the_certificate_does_not_trust_it()
    {
        await using var gateway = await StartAsync();
        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(gateway.Address, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_the_server_itself_refuses_comes_in_the_envelope_under_TLS_too()
    {
        await using var gateway = await StartAsync();
        using var connection = new System.Net.Sockets.TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, gateway.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = new SslStream(connection.GetStream(), leaveInnerStreamOpen: false, (_, shown, _, _) => IsOurs(shown));
        await stream.AuthenticateAsClientAsync("farm.example.org");
        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET /%00 HTTP/1.1\r\nHost: farm\r\n\r\n"), TestContext.Current.CancellationToken);

        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("VALIDATION_ERROR", answer, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _certificate.Dispose();
        File.Delete(_file);
    }

    private async Task<TlsGateway> StartAsync()
    {
        await File.WriteAllBytesAsync(_file, _certificate.Export(X509ContentType.Pfx, Password), TestContext.Current.CancellationToken);
        var port = FreePort.Next();
        var gateway = await house.StartGatewayAsync(new Dictionary<string, string>
        {
            ["WebServer:HttpsPort"] = $"{port}",
            ["Kestrel:Certificates:Default:Path"] = _file,
            ["Kestrel:Certificates:Default:Password"] = Password,
        });
        return new TlsGateway(gateway, new Uri($"https://127.0.0.1:{port}"));
    }

    private SocketsHttpHandler Trusting() => new()
    {
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => IsOurs(shown) },
    };

    private bool IsOurs(X509Certificate? shown) => shown is X509Certificate2 other && other.Thumbprint == _certificate.Thumbprint;

    private static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=farm.example.org", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private sealed record TlsGateway(TestGateway Gateway, Uri Address) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Gateway.DisposeAsync();
    }
}

using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.Security;

/// <summary>An OpenID Connect issuer: its discovery document, its keys, and tokens signed with them.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    public const string Audience = "farm";
    private readonly WebApplication _web;
    private readonly RSA _rsa = RSA.Create(2048);

    private TestIssuer(WebApplication web, string address) => (_web, Address) = (web, address);

    public string Address { get; }

    public static async Task<TestIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var web = builder.Build();
        var issuer = new TestIssuer(web, $"http://127.0.0.1:{FreePort.Next()}");
        web.Urls.Add(issuer.Address);
        web.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = issuer.Address, jwks_uri = $"{issuer.Address}/keys" }));
        web.MapGet("/keys", () => Results.Json(new { keys = new[] { issuer.PublicKey() } }));
        await web.StartAsync(TestContext.Current.CancellationToken);
        return issuer;
    }

    public string Token(string subject, string? email = null, bool verified = true, string? audience = Audience, string? issuer = null, RSA? key = null, TimeSpan age = default)
    {
        var claims = new Dictionary<string, object> { ["sub"] = subject, ["email_verified"] = verified, ["name"] = "Ann" };
        if (email is not null)
        {
            claims["email"] = email;
        }

        var now = TimeProvider.System.GetUtcNow().UtcDateTime - age;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Address,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(10),
            Claims = claims,
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key ?? _rsa) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _rsa.Dispose();
    }

    private object PublicKey()
    {
        var parameters = _rsa.ExportParameters(false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = "one", n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) };
    }
}

using System.Net;
using System.Security.Cryptography;
using VerticalFarm.Api.Security;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Security;

[Collection(typeof(HouseTests))]
public sealed class ExternalIssuerTests(House house) : IAsyncLifetime
{
    private readonly string _subject = $"{Guid.NewGuid():N}";
    private TestIssuer _issuer = null!;
    private TestGateway _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _issuer = await TestIssuer.StartAsync();
        _gateway = await house.StartGatewayAsync(new Dictionary<string, string>
        {
            ["Oidc:Authority"] = _issuer.Address,
            ["Oidc:Audience"] = TestIssuer.Audience,
            ["Oidc:AllowHttp"] = "true",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task A_user_comes_into_being_on_the_first_call_and_stays_the_same()
    {
        var me = (await _gateway.Api.GetAsync("/users/me", _issuer.Token(_subject))).Is(HttpStatusCode.OK);
        Assert.Equal("Ann", me.Get("display_name"));
        Assert.Null(me.Json["email"]);

        var farm = (await _gateway.Api.PostAsync("/farms", new { name = "Hall" }, _issuer.Token(_subject))).Is(HttpStatusCode.Created);
        Assert.Equal(me.Get("id"), farm.Get("user_id"));
        Assert.Equal(me.Get("id"), (await _gateway.Api.GetAsync("/users/me", _issuer.Token(_subject))).Get("id"));
    }

    [Fact]
    public async Task With_a_verified_address_a_farm_can_be_shared_with_them()
    {
        var (owner, email) = (await Grower.RegisterAsync(house.Api), $"{_subject}@example.org");
        var me = (await _gateway.Api.GetAsync("/users/me", _issuer.Token(_subject, email))).Is(HttpStatusCode.OK);
        Assert.Equal(email, me.Get("email"));
        var farm = await owner.CreateFarmAsync();

        var member = (await owner.PostAsync($"/farms/{farm}/members", new { email, role = "viewer" })).Is(HttpStatusCode.Created);

        Assert.Equal(me.Get("id"), member.Get("user_id"));
        (await _gateway.Api.GetAsync($"/farms/{farm}", _issuer.Token(_subject))).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_that_another_account_has_or_that_is_not_verified_is_not_theirs()
    {
        var grower = await Grower.RegisterAsync(house.Api);

        Assert.Null((await _gateway.Api.GetAsync("/users/me", _issuer.Token(_subject, grower.Email))).Is(HttpStatusCode.OK).Json["email"]);
        Assert.Null((await _gateway.Api.GetAsync("/users/me", _issuer.Token(_subject + "2", "new@example.org", verified: false))).Is(HttpStatusCode.OK).Json["email"]);
    }

    [Fact]
    public async Task Our_own_users_go_on_as_before() =>
        (await _gateway.Api.GetAsync("/users/me", (await Grower.RegisterAsync(house.Api)).Token)).Is(HttpStatusCode.OK);

    [Fact]
    public async Task A_token_for_another_program_of_another_issuer_with_another_key_or_too_old_is_refused()
    {
        using var key = RSA.Create(2048);
        foreach (var token in new[]
        {
            _issuer.Token(_subject, audience: "another"),
            _issuer.Token(_subject, issuer: "https://elsewhere.example.org"),
            _issuer.Token(_subject, key: key),
            _issuer.Token(_subject, age: TimeSpan.FromHours(1)),
            _issuer.Token(_subject, issuer: "verticalfarm"),
        })
        {
            (await _gateway.Api.GetAsync("/users/me", token)).IsError(401, "AUTHENTICATION_ERROR");
        }
    }

    [Fact]
    public async Task Where_no_issuer_is_configured_its_tokens_are_nothing() =>
        (await house.Api.GetAsync("/users/me", _issuer.Token(_subject))).IsError(401, "AUTHENTICATION_ERROR");

    [Theory]
    [InlineData("http://issuer.example.org", "farm", false)]
    [InlineData("issuer.example.org", "farm", true)]
    [InlineData("https://issuer.example.org", "", false)]
    public void An_issuer_that_could_be_anybody_stops_the_start(string authority, string audience, bool allowHttp) => Assert.True(
        new ExternalIssuerOptionsValidator().Validate(null, new ExternalIssuerOptions { Authority = authority, Audience = audience, AllowHttp = allowHttp }).Failed);
}

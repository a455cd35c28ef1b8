using VerticalFarm.Api.Security;
using VerticalFarm.Contracts.Accounts;

namespace VerticalFarm.Api.Tests.Security;

public sealed class RefreshTokenTests
{
    private static readonly SessionView Session = new() { UserId = Guid.NewGuid(), SessionId = Guid.NewGuid(), Secret = "a-secret_of-letters" };

    [Fact]
    public void A_token_taken_apart_is_what_it_was_made_of() =>
        Assert.Equal(new RefreshToken(Session.UserId, Session.SessionId, Session.Secret), RefreshToken.Parse(RefreshToken.Of(Session)));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("AAAA.secret")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.a.b")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!.secret")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.secret")]
    public void What_cannot_be_one_is_none(string text) => Assert.Null(RefreshToken.Parse(text));

    [Fact]
    public void No_secret_is_without_end() => Assert.Null(RefreshToken.Parse(RefreshToken.Of(Session with { Secret = new string('a', 201) })));
}

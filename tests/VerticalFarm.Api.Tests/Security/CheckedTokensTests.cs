using System.Security.Claims;
using Microsoft.Extensions.Time.Testing;
using VerticalFarm.Api.Security;

namespace VerticalFarm.Api.Tests.Security;

public sealed class CheckedTokensTests
{
    private static readonly ClaimsPrincipal Someone = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly CheckedTokens _tokens;

    public CheckedTokensTests() => _tokens = new CheckedTokens(_clock);

    private DateTimeOffset InAMinute => _clock.GetUtcNow().AddMinutes(1);

    [Fact]
    public void A_token_that_was_found_good_is_known_until_the_moment_it_ends()
    {
        _tokens.Add("token", Someone, InAMinute);
        _clock.Advance(TimeSpan.FromSeconds(59.999));
        Assert.True(_tokens.TryGet("token", out var principal));
        Assert.Same(Someone, principal);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(_tokens.TryGet("token", out _));
    }

    [Theory]
    [InlineData("Token")]
    [InlineData("token ")]
    [InlineData("toke")]
    [InlineData("")]
    public void What_only_looks_like_it_is_not_known(string token)
    {
        _tokens.Add("token", Someone, InAMinute);
        Assert.False(_tokens.TryGet(token, out _));
    }

    [Fact]
    public void What_is_in_use_stays_and_what_is_not_is_forgotten_however_many_come()
    {
        _tokens.Add("used", Someone, InAMinute);
        _tokens.Add("unused", Someone, InAMinute);
        for (var i = 0; i < 3 * CheckedTokens.Generation; i++)
        {
            _tokens.Add($"other {i}", Someone, InAMinute);
            Assert.True(i % 1000 != 0 || _tokens.TryGet("used", out _));
        }

        Assert.True(_tokens.TryGet("used", out _));
        Assert.False(_tokens.TryGet("unused", out _));
        Assert.False(_tokens.TryGet("other 0", out _));
    }
}

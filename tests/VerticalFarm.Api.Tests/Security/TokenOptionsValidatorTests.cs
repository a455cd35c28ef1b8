using VerticalFarm.Api.Security;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Security;

public sealed class TokenOptionsValidatorTests
{
    [Fact]
    public void Thirty_two_random_bytes_are_a_key() => Assert.True(Validate(House.NewKey()).Succeeded);

    [Theory]
    [InlineData("", "JWT_KEY is not set")]
    [InlineData("  ", "JWT_KEY is not set")]
    [InlineData("a password!", "JWT_KEY is not base64")]
    [InlineData("c2hvcnQga2V5", "JWT_KEY is too weak")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "JWT_KEY is too weak")]
    public void Any_other_stops_the_start_and_says_how_to_make_one(string key, string reason)
    {
        var message = Validate(key).FailureMessage;

        Assert.StartsWith(reason, message, StringComparison.Ordinal);
        Assert.Contains("openssl rand -base64 32", message, StringComparison.Ordinal);
    }

    private static Microsoft.Extensions.Options.ValidateOptionsResult Validate(string key) =>
        new TokenOptionsValidator().Validate(null, new TokenOptions { Key = key });
}

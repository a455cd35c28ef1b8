using System.Buffers.Text;
using System.Net;
using System.Text.Json.Nodes;
using VerticalFarm.Api.Security;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Security;

[Collection(typeof(HouseTests))]
public sealed class KeyChangeTests(House house)
{
    [Fact]
    public async Task While_keys_change_tokens_of_both_are_good_and_new_ones_are_signed_with_the_new()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var newKey = House.NewKey();
        await using var gateway = await house.StartGatewayAsync(new Dictionary<string, string> { ["JWT_KEY"] = newKey, ["JWT_KEY_SECOND"] = house.JwtKey });

        (await gateway.Api.GetAsync("/users/me", grower.Token)).Is(HttpStatusCode.OK);
        var renewed = (await gateway.Api.PostAsync("/auth/refresh", new { refresh_token = grower.RefreshToken })).Is(HttpStatusCode.OK).Get("access_token");
        (await gateway.Api.GetAsync("/users/me", renewed)).Is(HttpStatusCode.OK);
        Assert.NotEqual(KeyIdOf(grower.Token), KeyIdOf(renewed));
        (await house.Api.GetAsync("/users/me", renewed)).IsError(401, "AUTHENTICATION_ERROR");
    }

    [Fact]
    public void The_second_key_is_held_to_the_same_strength()
    {
        var options = new TokenOptions { Key = House.NewKey(), SecondKey = "c2hvcnQ=" };
        Assert.StartsWith("JWT_KEY_SECOND is too weak", new TokenOptionsValidator().Validate(null, options).FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(25)]
    public void A_token_lives_no_longer_than_ended_sessions_are_on_record(int hours) =>
        Assert.True(new TokenOptionsValidator().Validate(null, new TokenOptions { Key = House.NewKey(), Lifetime = TimeSpan.FromHours(hours) }).Failed);

    private static string KeyIdOf(string token) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[0]))!["kid"]!.GetValue<string>();
}

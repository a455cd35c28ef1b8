using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Security;

[Collection(typeof(HouseTests))]
public sealed class AccessTokenTests(House house)
{
    private static readonly JsonObject Header = new() { ["alg"] = "HS256", ["typ"] = "JWT" };

    [Fact]
    public async Task A_token_says_whose_it_is_that_it_is_for_access_and_is_good_for_half_an_hour()
    {
        var grower = await Grower.RegisterAsync(house.Api);

        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(grower.Token.Split('.')[1]))!;

        Assert.Equal((grower.Id, "access"), (claims["sub"]!.GetValue<string>(), claims["type"]!.GetValue<string>()));
        Assert.Equal(1800, claims["exp"]!.GetValue<long>() - claims["iat"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_token_made_by_hand_with_our_key_is_good_so_that_what_follows_proves_something()
    {
        var grower = await Grower.RegisterAsync(house.Api);

        (await house.Api.GetAsync("/users/me", Signed(Header, Claims(grower)))).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_is_good_until_its_last_second_and_not_beyond()
    {
        var grower = await Grower.RegisterAsync(house.Api);

        (await house.Api.GetAsync("/users/me", Tokens.Make(house.JwtKey, TimeSpan.FromMinutes(29), grower.Id))).Is(HttpStatusCode.OK);
        await IsRefusedAsync(Tokens.Make(house.JwtKey, TimeSpan.FromMinutes(30), grower.Id));
    }

    [Fact]
    public async Task A_good_token_of_somebody_who_is_not_there_finds_nobody() =>
        (await house.Api.GetAsync("/users/me", Tokens.Make(house.JwtKey))).IsError(404, "NOT_FOUND");

    [Fact]
    public async Task A_token_signed_by_another_is_refused() => await IsRefusedAsync(Tokens.Make(House.NewKey(), user: (await Grower.RegisterAsync(house.Api)).Id));

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS512")]
    [InlineData("RS256")]
    public async Task A_token_does_not_choose_how_it_is_checked(string algorithm)
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var header = new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT" };
        var signed = Signed(header, Claims(grower));

        await IsRefusedAsync(signed);
        await IsRefusedAsync(signed[..(signed.LastIndexOf('.') + 1)]);
    }

    [Theory]
    [InlineData("type", "refresh")]
    [InlineData("type", null)]
    [InlineData("sub", "somebody")]
    [InlineData("sub", null)]
    [InlineData("iss", "somebody")]
    [InlineData("aud", "somebody")]
    [InlineData("exp", null)]
    public async Task A_token_with_a_claim_that_is_not_ours_is_refused(string claim, string? value)
    {
        var claims = Claims(await Grower.RegisterAsync(house.Api));
        claims[claim] = value;
        if (value is null)
        {
            claims.Remove(claim);
        }

        await IsRefusedAsync(Signed(Header, claims));
    }

    [Fact]
    public async Task A_token_whose_bits_were_turned_is_refused()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var parts = grower.Token.Split('.');
        foreach (var part in new[] { 0, 1, 2 })
        {
            var bytes = Base64Url.DecodeFromChars(parts[part]);
            bytes[bytes.Length / 2] ^= 1;
            await IsRefusedAsync(string.Join('.', parts.Select((text, index) => index == part ? Base64Url.EncodeToString(bytes) : text)));
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("x.y.z")]
    [InlineData("..")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9")]
    public Task Garbage_is_refused(string token) => IsRefusedAsync(token);

    [Fact]
    public async Task A_refresh_token_gives_no_access() => await IsRefusedAsync((await Grower.RegisterAsync(house.Api)).RefreshToken);

    private async Task IsRefusedAsync(string token) => (await house.Api.GetAsync("/users/me", token)).IsError(401, "AUTHENTICATION_ERROR");

    private static JsonObject Claims(Grower grower)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return new JsonObject
        {
            ["sub"] = grower.Id,
            ["type"] = "access",
            ["iss"] = "verticalfarm",
            ["aud"] = "verticalfarm",
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 60,
        };
    }

    private string Signed(JsonObject header, JsonObject claims)
    {
        var content = $"{Part(header)}.{Part(claims)}";
        var signature = HMACSHA256.HashData(Convert.FromBase64String(house.JwtKey), Encoding.ASCII.GetBytes(content));
        return $"{content}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Part(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}

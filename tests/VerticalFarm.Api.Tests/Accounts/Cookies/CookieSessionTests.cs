using System.Net;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Accounts.Cookies;

[Collection(typeof(HouseTests))]
public sealed class CookieSessionTests(House house)
{
    [Fact]
    public async Task The_token_that_renews_a_session_is_in_a_cookie_that_only_these_calls_get_and_no_script_reads()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        using var browser = new Browser(house.Api.Gateway);

        var signedIn = (await browser.SignInAsync(grower)).Is(HttpStatusCode.OK);

        Assert.DoesNotContain("refresh", signedIn.Text, StringComparison.Ordinal);
        var attributes = browser.SetCookie!.Split("; ").Skip(1).Order(StringComparer.OrdinalIgnoreCase);
        Assert.Equal(["httponly", "max-age=2592000", "path=/api/v1/auth/cookie", "samesite=strict"], attributes);
        (await house.Api.GetAsync("/users/me", signedIn.Get("access_token"))).Is(HttpStatusCode.OK);
        (await house.Api.SendWithAsync(HttpMethod.Get, "/users/me", null, ("Cookie", browser.Cookie!))).IsError(401, "AUTHENTICATION_ERROR");
    }

    [Fact]
    public async Task A_cookie_is_traded_for_a_new_one_and_the_session_goes_on()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        using var browser = new Browser(house.Api.Gateway);
        await browser.SignInAsync(grower);
        var first = browser.Cookie;

        (await browser.PostAsync("refresh")).Is(HttpStatusCode.OK);
        Assert.NotEqual(first, browser.Cookie);
        var access = (await browser.PostAsync("refresh")).Is(HttpStatusCode.OK).Get("access_token");

        (await house.Api.GetAsync("/users/me", access)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_tabs_that_renew_with_the_same_cookie_both_stay_signed_in()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        using var one = new Browser(house.Api.Gateway);
        using var other = new Browser(house.Api.Gateway);
        await one.SignInAsync(grower);
        other.Cookie = one.Cookie;

        await Task.WhenAll(one.PostAsync("refresh"), other.PostAsync("refresh"));

        Assert.Equal(one.Cookie, other.Cookie);
        (await other.PostAsync("refresh")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_out_ends_session_and_cookie()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        using var browser = new Browser(house.Api.Gateway);
        var access = (await browser.SignInAsync(grower)).Get("access_token");
        var cookie = browser.Cookie;

        (await browser.PostAsync("logout")).Is(HttpStatusCode.NoContent);
        Assert.Null(browser.Cookie);
        browser.Cookie = cookie;

        (await browser.PostAsync("refresh")).IsError(401, "AUTHENTICATION_ERROR");
        (await house.Api.GetAsync("/users/me", access)).IsError(401, "AUTHENTICATION_ERROR");
        (await browser.PostAsync("logout")).Is(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("refresh")]
    [InlineData("login")]
    [InlineData("logout")]
    public async Task Pages_of_elsewhere_are_refused_whatever_cookie_they_bring(string call)
    {
        var grower = await Grower.RegisterAsync(house.Api);
        using var own = new Browser(house.Api.Gateway);
        await own.SignInAsync(grower);
        var neighbour = $"http://127.0.0.1:{house.Api.Gateway.Port + 1}";

        foreach (var origin in new[] { "https://evil.example.org", neighbour, "null", "" })
        {
            using var other = new Browser(house.Api.Gateway, origin) { Cookie = own.Cookie };
            (await other.PostAsync(call)).IsError(403, "AUTHORIZATION_ERROR");
            Assert.Null(other.SetCookie);
        }

        (await own.PostAsync(call, null, ("Sec-Fetch-Site", "same-site"))).IsError(403, "AUTHORIZATION_ERROR");
        (await own.PostAsync("refresh", null, ("Sec-Fetch-Site", "same-origin"))).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    public async Task Without_a_good_cookie_one_signs_in_first(string? value)
    {
        using var browser = new Browser(house.Api.Gateway) { Cookie = value is null ? null : $"verticalfarm-session-{house.Api.Gateway.Port}={value}" };

        (await browser.PostAsync("refresh")).IsError(401, "AUTHENTICATION_ERROR");
        Assert.Null(browser.Cookie);
    }
}

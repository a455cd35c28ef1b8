using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VerticalFarm.Api.Administration.Console;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Administration;

/// <summary>The Orleans Dashboard at <c>/orleans</c>.</summary>
[Collection<HouseTests>]
public sealed class ConsoleTests(House house)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("//orleans/")]
    [InlineData("//orleans/index.min.js")]
    [InlineData("//orleans/DashboardCounters")]
    [InlineData("//orleans/Reminders/1")]
    [InlineData("//orleans/GrainState?grainId=x&grainType=y")]
    public async Task It_is_for_administrators_alone(string path)
    {
        var grower = await Grower.RegisterAsync(house.Api);

        (await house.Api.GetAsync(path)).IsError(401, "AUTHENTICATION_ERROR");
        (await grower.GetAsync(path)).IsError(403, "AUTHORIZATION_ERROR");
    }

    [Fact]
    public async Task Administrators_see_silos_and_grains_at_work()
    {
        var admin = await AdminAsync();

        Assert.Contains("Orleans Dashboard", (await admin.GetAsync("//orleans/")).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        var counters = (await admin.GetAsync("//orleans/DashboardCounters")).Is(HttpStatusCode.OK);
        Assert.NotEmpty(counters.Json["hosts"]!.AsArray());
        Assert.Equal("no-store", counters.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task No_state_of_a_grain_is_shown_and_no_log()
    {
        var admin = await AdminAsync();

        (await admin.GetAsync($"//orleans/GrainState?grainId={admin.Id}&grainType=VerticalFarm.Grains.Accounts.AccountGrain")).IsError(404, "NOT_FOUND");
        (await admin.GetAsync("//orleans/Trace")).IsError(404, "NOT_FOUND");
    }

    [Fact]
    public void Of_every_route_that_the_dashboard_has_somebody_decided_whether_it_is_shown()
    {
        var routes = house.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(AdminsOnly.RouteOf).Where(route => route.Length > 0 && route != SignInEndpoints.Path);

        Assert.Equal(AdminsOnly.Shown.Concat(AdminsOnly.Hidden).Order(StringComparer.Ordinal), routes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_browser_is_sent_to_sign_in_and_comes_back_with_a_cookie_that_only_this_page_gets()
    {
        var admin = await AdminAsync();
        using var browser = NewBrowser();

        using var first = await SendAsync(browser, HttpMethod.Get, "orleans/", null);
        Assert.Equal("/orleans/sign-in", first.Headers.Location?.ToString());
        using var page = await SendAsync(browser, HttpMethod.Get, "orleans/sign-in", null);
        Assert.Contains("<form", await page.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        using var signedIn = await SendAsync(browser, HttpMethod.Post, "orleans/sign-in", Form(admin.Email, Grower.Password));
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"));
        Assert.All(["path=/orleans", "httponly", "samesite=strict", "max-age=1800"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));

        using var shown = await SendAsync(browser, HttpMethod.Get, "orleans/DashboardCounters", null);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        using var api = await SendAsync(browser, HttpMethod.Get, "api/v1/users/me", null);
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
    }

    [Fact]
    public async Task Who_is_no_administrator_or_knows_no_password_gets_no_cookie()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        using var browser = NewBrowser();

        using var wrong = await SendAsync(browser, HttpMethod.Post, "orleans/sign-in", Form(grower.Email, "a wrong password"));
        using var nobody = await SendAsync(browser, HttpMethod.Post, "orleans/sign-in", Form(grower.Email, Grower.Password));
        using var elsewhere = await browser.PostAsync(new Uri(house.Api.Gateway, "orleans/sign-in"), Form(grower.Email, Grower.Password), Ct);

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], [wrong.StatusCode, nobody.StatusCode, elsewhere.StatusCode]);
        Assert.All([wrong, nobody, elsewhere], answer => Assert.False(answer.Headers.Contains("Set-Cookie")));
    }

    private static HttpClient NewBrowser() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    private static FormUrlEncodedContent Form(string email, string password) => new(new Dictionary<string, string> { ["email"] = email, ["password"] = password });

    private async Task<HttpResponseMessage> SendAsync(HttpClient browser, HttpMethod method, string path, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(house.Api.Gateway, path)) { Content = body };
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.TryAddWithoutValidation("Origin", house.Api.Gateway.GetLeftPart(UriPartial.Authority));
        return await browser.SendAsync(request, Ct);
    }

    private async Task<Grower> AdminAsync()
    {
        var admin = await Grower.RegisterAsync(house.Api);
        house.MakeAdmin(admin.Id);
        return admin;
    }
}

using System.Net;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Api.Tests.Sharing;

namespace VerticalFarm.Api.Tests.Accounts;

[Collection(typeof(HouseTests))]
public sealed class ProfileTests(House house)
{
    private const string NewPassword = "an entirely new password";

    [Fact]
    public async Task A_name_is_changed_cleared_and_left_as_it_is()
    {
        var grower = await Grower.RegisterAsync(house.Api);

        Assert.Equal("Ann", (await grower.PutAsync("/users/me", new { display_name = " Ann " })).Is(HttpStatusCode.OK).Get("display_name"));
        Assert.Equal("Ann", (await grower.PutAsync("/users/me", new { })).Is(HttpStatusCode.OK).Get("display_name"));
        Assert.Null((await grower.PutAsync("/users/me", new { display_name = (string?)null })).Is(HttpStatusCode.OK).Json["display_name"]);
        Assert.Equal(["display_name", "email"], (await grower.PutAsync("/users/me", new { display_name = new string('a', 101), email = "b@example.org" })).IsError(400, "VALIDATION_ERROR").BadFields.Order());
    }

    [Fact]
    public async Task A_profile_changes_only_on_the_version_that_was_seen()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var seen = (await grower.GetAsync("/users/me")).Tag;

        (await grower.PutAsync("/users/me", new { display_name = "Ann" }, seen)).Is(HttpStatusCode.OK);
        (await grower.PutAsync("/users/me", new { display_name = "Bob" }, seen)).IsError(412, "PRECONDITION_FAILED");
    }

    [Fact]
    public async Task A_new_password_ends_every_session_at_once()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var other = (await SignInAsync(grower, Grower.Password)).Is(HttpStatusCode.OK);

        (await ChangeAsync(grower, Grower.Password, NewPassword)).Is(HttpStatusCode.NoContent);

        (await grower.GetAsync("/users/me")).IsError(401, "AUTHENTICATION_ERROR");
        (await house.Api.GetAsync("/users/me", other.Get("access_token"))).IsError(401, "AUTHENTICATION_ERROR");
        (await house.Api.PostAsync("/auth/refresh", new { refresh_token = other.Get("refresh_token") })).IsError(401, "AUTHENTICATION_ERROR");
        (await SignInAsync(grower, Grower.Password)).IsError(401, "AUTHENTICATION_ERROR");
        (await SignInAsync(grower, NewPassword)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_signs_out_takes_the_access_token_along()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        (await house.Api.PostAsync("/auth/logout", new { refresh_token = grower.RefreshToken })).Is(HttpStatusCode.NoContent);
        (await grower.GetAsync("/users/me")).IsError(401, "AUTHENTICATION_ERROR");
    }

    [Fact]
    public async Task A_session_that_ended_is_over_at_every_gateway()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        await using var other = await house.StartGatewayAsync(new Dictionary<string, string>());
        (await other.Api.GetAsync("/users/me", grower.Token)).Is(HttpStatusCode.OK);

        (await ChangeAsync(grower, Grower.Password, NewPassword)).Is(HttpStatusCode.NoContent);

        await VerticalFarm.Testing.Eventually.BecomesTrueAsync(
            async () => (await other.Api.GetAsync("/users/me", grower.Token)).Status == HttpStatusCode.Unauthorized, TimeSpan.FromSeconds(30), "the other gateway knows",
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_wrong_present_password_changes_nothing_and_cannot_be_guessed_for_long()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(["current_password"], (await ChangeAsync(grower, "not my password", NewPassword)).IsError(422, "BUSINESS_RULE_VIOLATION").BadFields);
        }

        (await ChangeAsync(grower, Grower.Password, NewPassword)).IsError(429, "RATE_LIMITED");
        (await SignInAsync(grower, Grower.Password)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_weak_password_and_what_is_missing_are_named_together()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var bad = await grower.PostAsync("/users/me/password", new { new_password = "short", hint = "no" });
        Assert.Equal(["current_password", "hint", "new_password"], bad.IsError(400, "VALIDATION_ERROR").BadFields.Order());
    }

    [Fact]
    public async Task A_deleted_account_takes_its_farms_along_and_frees_its_address()
    {
        var (owner, guest) = (await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api));
        var farm = await owner.CreateFarmAsync();
        await MemberRouteTests.ShareAsync(owner, farm, guest, "operator");
        var shared = await guest.CreateFarmAsync();
        await MemberRouteTests.ShareAsync(guest, shared, owner, "viewer");

        (await owner.DeleteAsync("/users/me")).Is(HttpStatusCode.NoContent);

        (await owner.GetAsync("/users/me")).IsError(401, "AUTHENTICATION_ERROR");
        (await SignInAsync(owner, Grower.Password)).IsError(401, "AUTHENTICATION_ERROR");
        (await guest.GetAsync($"/farms/{farm}")).IsError(404, "NOT_FOUND");
        Assert.Single((await guest.GetAsync($"/farms/{shared}/members")).Json["items"]!.AsArray());
        var again = (await house.Api.PostAsync("/auth/register", new { email = owner.Email, password = NewPassword })).Is(HttpStatusCode.Created);
        Assert.NotEqual(owner.Id, again.Get("id"));
    }

    private static Task<Answer> ChangeAsync(Grower grower, string present, string next) =>
        grower.PostAsync("/users/me/password", new { current_password = present, new_password = next });

    private Task<Answer> SignInAsync(Grower grower, string password) => house.Api.PostAsync("/auth/login", new { email = grower.Email, password });
}

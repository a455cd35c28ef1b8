using System.Net;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Accounts;

[Collection(typeof(HouseTests))]
public sealed class AccountRouteTests(House house)
{
    private readonly string _email = $"{Guid.NewGuid():N}@example.org";

    [Fact]
    public async Task Who_registered_can_sign_in_and_is_told_who_they_are()
    {
        var user = (await house.Api.PostAsync("/auth/register", new { email = _email, password = Grower.Password, display_name = "Ann" })).Is(HttpStatusCode.Created);
        Assert.DoesNotContain("password", user.Text, StringComparison.Ordinal);

        var pair = (await SignInAsync(_email, Grower.Password)).Is(HttpStatusCode.OK);
        Assert.Equal(("bearer", 1800), (pair.Get("token_type"), pair.Json["expires_in"]!.GetValue<int>()));

        var me = (await house.Api.GetAsync("/users/me", pair.Get("access_token"))).Is(HttpStatusCode.OK);
        Assert.Equal((user.Get("id"), _email, "Ann"), (me.Get("id"), me.Get("email"), me.Get("display_name")));
    }

    [Fact]
    public async Task An_address_is_taken_once_however_it_is_written()
    {
        await Grower.RegisterAsync(house.Api);
        (await RegisterAsync(_email)).Is(HttpStatusCode.Created);

        (await RegisterAsync(_email.ToUpperInvariant())).IsError(409, "CONFLICT");
    }

    [Fact]
    public async Task Every_bad_field_of_a_registration_is_named_at_once()
    {
        var bad = await house.Api.PostAsync("/auth/register", new { email = "nowhere", password = "short", display_name = 7, admin = true });

        Assert.Equal(["admin", "display_name", "email", "password"], bad.IsError(400, "VALIDATION_ERROR").BadFields.Order());
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_told_alike()
    {
        var grower = await Grower.RegisterAsync(house.Api);

        var wrong = (await SignInAsync(grower.Email, "wrong password here")).IsError(401, "AUTHENTICATION_ERROR");
        var unknown = (await SignInAsync(_email, "wrong password here")).IsError(401, "AUTHENTICATION_ERROR");

        Assert.Equal(wrong.Json["error"]!["message"]!.GetValue<string>(), unknown.Json["error"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task After_ten_failures_an_address_has_to_wait()
    {
        for (var i = 0; i < 10; i++)
        {
            (await SignInAsync(_email, "wrong password here")).IsError(401, "AUTHENTICATION_ERROR");
        }

        var limited = (await SignInAsync(_email, "wrong password here")).IsError(429, "RATE_LIMITED");
        Assert.InRange(limited.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task No_address_is_too_long_for_what_keeps_it() =>
        Assert.Equal(["email"], (await SignInAsync(new string('a', 100_000) + "@example.org", Grower.Password)).IsError(400, "VALIDATION_ERROR").BadFields);

    [Fact]
    public async Task A_refresh_token_works_once_and_used_again_ends_its_whole_family()
    {
        var grower = await Grower.RegisterAsync(house.Api);

        var second = (await RefreshAsync(grower.RefreshToken)).Is(HttpStatusCode.OK).Get("refresh_token");

        (await RefreshAsync(grower.RefreshToken)).IsError(401, "AUTHENTICATION_ERROR");
        (await RefreshAsync(second)).IsError(401, "AUTHENTICATION_ERROR");
        (await SignInAsync(grower.Email, Grower.Password)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_that_was_left_cannot_be_renewed_and_leaving_twice_is_no_error()
    {
        var grower = await Grower.RegisterAsync(house.Api);

        for (var i = 0; i < 2; i++)
        {
            (await house.Api.PostAsync("/auth/logout", new { refresh_token = grower.RefreshToken })).Is(HttpStatusCode.NoContent);
        }

        (await RefreshAsync(grower.RefreshToken)).IsError(401, "AUTHENTICATION_ERROR");
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.secret")]
    public async Task A_refresh_token_that_was_never_ours_is_refused(string token) => (await RefreshAsync(token)).IsError(401, "AUTHENTICATION_ERROR");

    [Fact]
    public async Task Where_registration_is_closed_nobody_registers_and_everybody_signs_in()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        await using var closed = await house.StartGatewayAsync(new Dictionary<string, string> { ["Registration:Open"] = "false" });

        (await closed.Api.PostAsync("/auth/register", new { email = _email, password = Grower.Password })).IsError(403, "AUTHORIZATION_ERROR");
        (await closed.Api.PostAsync("/auth/login", new { email = grower.Email, password = Grower.Password })).Is(HttpStatusCode.OK);
    }

    private Task<Answer> RegisterAsync(string email) => house.Api.PostAsync("/auth/register", new { email, password = Grower.Password });

    private Task<Answer> SignInAsync(string email, string password) => house.Api.PostAsync("/auth/login", new { email, password });

    private Task<Answer> RefreshAsync(string token) => house.Api.PostAsync("/auth/refresh", new { refresh_token = token });
}

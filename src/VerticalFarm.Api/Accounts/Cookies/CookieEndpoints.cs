using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Forms;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Api.Security;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Accounts.Cookies;

/// <summary><c>auth/cookie/*</c>: sessions of browsers, whose scripts never see the token that renews them.</summary>
internal static class CookieEndpoints
{
    private static readonly ApiError SignInFirst = ApiError.OfStatus(StatusCodes.Status401Unauthorized) with { Message = "Sign in first" };

    public static void AddCookieSessions(this WebApplicationBuilder builder) => builder.Services.AddSingleton<RecentRenewals>();

    public static void MapCookieSessions(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth/cookie").AllowAnonymous().WithTags("Accounts").AddEndpointFilter<OwnPagesOnly>();
        auth.MapPost("/login", SignInAsync)
            .Describe("signInBrowser", "Sign in from a browser", """
                Like `auth/login`, but the refresh token goes into a cookie that no script can read (`HttpOnly`, `SameSite=Strict`, sent to `auth/cookie` alone).
                The three `auth/cookie` calls are for pages of this gateway only: without an `Origin` or `Sec-Fetch-Site` that says so they answer 403.
                """)
            .Takes<SignIn>().Answers<AccessGrant>().Fails(401, 403);
        auth.MapPost("/refresh", RefreshAsync)
            .Describe("refreshBrowserSession", "Stay signed in from a browser", "Trades the cookie for a new one and gives an access token; 401 without a good cookie.")
            .Answers<AccessGrant>().Fails(401, 403);
        auth.MapPost("/logout", SignOutAsync)
            .Describe("signOutBrowser", "Sign out from a browser", "Ends the session of the cookie, and the cookie. Without one there is nothing to end, which is fine.")
            .AnswersNothing().Fails(403);
    }

    private static async Task<IResult> SignInAsync(HttpContext context, IGrainFactory grains, AccessTokens tokens)
    {
        var (signIn, error) = await Form.ReadAsync(context.Request, AccountForms.SignIn, AccountForms.Errors);
        return signIn is null
            ? error!
            : Grant(context, await grains.GetGrain<IAccountByEmailGrain>(IAccountByEmailGrain.Key(signIn.Email)).SignIn(signIn.Password), tokens);
    }

    private static async Task<IResult> RefreshAsync(HttpContext context, IGrainFactory grains, AccessTokens tokens, RecentRenewals renewals)
    {
        if (SessionCookie.Read(context.Request) is not { } token)
        {
            SessionCookie.Forget(context);
            return SignInFirst;
        }

        var result = await renewals.OnceAsync(token, () => grains.GetGrain<IAccountGrain>(token.UserId).Refresh(token.SessionId, token.Secret));
        return Grant(context, result, tokens);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IGrainFactory grains, RevokedSessions revoked)
    {
        if (SessionCookie.Read(context.Request) is { } token)
        {
            await grains.GetGrain<IAccountGrain>(token.UserId).SignOut(token.SessionId, token.Secret);
            await revoked.RefreshAsync(context.RequestAborted);
        }

        SessionCookie.Forget(context);
        return TypedResults.NoContent();
    }

    private static IResult Grant(HttpContext context, Result<SessionView> result, AccessTokens tokens)
    {
        if (!result.TryGet(out var session, out var failure))
        {
            SessionCookie.Forget(context);
            return ApiError.Of(failure);
        }

        SessionCookie.Keep(context, session);
        return Answers.Json(new AccessGrant(tokens.Make(session), "bearer", (int)tokens.Lifetime.TotalSeconds));
    }
}

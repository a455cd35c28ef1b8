using Microsoft.Extensions.Options;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Forms;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Api.Security;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Accounts;

/// <summary><c>auth/*</c> and <c>users/me</c>.</summary>
internal static class AccountEndpoints
{
    private static readonly ApiError BadToken = ApiError.OfStatus(StatusCodes.Status401Unauthorized) with { Message = "The refresh token is not valid" };

    public static void AddAccounts(this WebApplicationBuilder builder) =>
        builder.Services.AddOptions<RegistrationOptions>().BindConfiguration("Registration").ValidateOnStart();

    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").AllowAnonymous().WithTags("Accounts");
        auth.MapPost("/register", RegisterAsync)
            .Describe("register", "Make an account", "An address has one account; capitals in it do not count. 403 where registration is closed.")
            .Takes<Registration>().Answers<UserView>(201).Fails(403, 409);
        auth.MapPost("/login", SignInAsync)
            .Describe("signIn", "Sign in", "An unknown address and a wrong password are told the same. After 10 failures in 15 minutes an address has to wait: 429.")
            .Takes<SignIn>().Answers<TokenPair>().Fails(401);
        auth.MapPost("/refresh", RefreshAsync)
            .Describe("refreshSession", "Stay signed in", "Gives a new pair. A refresh token is good once: using it again ends the session that it came from.")
            .Takes<RefreshRequest>().Answers<TokenPair>().Fails(401);
        auth.MapPost("/logout", SignOutAsync)
            .Describe("signOut", "Sign out", "Ends the session. A token that is not good any more is fine too.")
            .Takes<RefreshRequest>().AnswersNothing();
        var me = api.MapGroup("/users/me").WithTags("Accounts");
        me.MapGet("/", MeAsync)
            .Describe("getMe", "Who am I?", "The profile of the caller.")
            .AnswersTagged<UserView>();
        me.MapPut("/", UpdateAsync)
            .Describe("updateMe", "Change my profile", "A field left out stays; `null` clears it.")
            .Takes<Profile>().Changes<UserView>();
        me.MapDelete("/", DeleteAsync)
            .Describe("deleteMe", "End my account", "Farms that I made go with it; of others I am no member any more.")
            .AnswersNothing();
        me.MapPost("/password", ChangePasswordAsync)
            .Describe("changePassword", "Change my password", "Ends every session, this one too. A wrong present password is 401.")
            .Takes<PasswordChange>().AnswersNothing().Fails(422);
    }

    private static async Task<IResult> RegisterAsync(HttpRequest request, IGrainFactory grains, IOptions<RegistrationOptions> options)
    {
        if (!options.Value.Open)
        {
            return ApiError.OfStatus(StatusCodes.Status403Forbidden) with { Message = "Registration is closed here" };
        }

        var (registration, error) = await Form.ReadAsync(request, AccountForms.Registration, registration => registration.Errors());
        return registration is null ? error! : (await ByEmail(grains, registration.Email).Register(registration)).ToAnswer(StatusCodes.Status201Created);
    }

    private static async Task<IResult> SignInAsync(HttpRequest request, IGrainFactory grains, AccessTokens tokens)
    {
        var (signIn, error) = await Form.ReadAsync(request, AccountForms.SignIn, AccountForms.Errors);
        return signIn is null ? error! : Pair(await ByEmail(grains, signIn.Email).SignIn(signIn.Password), tokens);
    }

    private static async Task<IResult> RefreshAsync(HttpRequest request, IGrainFactory grains, AccessTokens tokens)
    {
        var (refresh, error) = await Form.ReadAsync(request, AccountForms.Refresh, AccountForms.Errors);
        return refresh is null ? error!
            : RefreshToken.Parse(refresh.Token) is not { } token ? BadToken
            : Pair(await grains.GetGrain<IAccountGrain>(token.UserId).Refresh(token.SessionId, token.Secret), tokens);
    }

    private static async Task<IResult> SignOutAsync(HttpRequest request, IGrainFactory grains, RevokedSessions revoked)
    {
        var (refresh, error) = await Form.ReadAsync(request, AccountForms.Refresh, AccountForms.Errors);
        if (refresh is null)
        {
            return error!;
        }

        if (RefreshToken.Parse(refresh.Token) is { } token)
        {
            await grains.GetGrain<IAccountGrain>(token.UserId).SignOut(token.SessionId, token.Secret);
            await revoked.RefreshAsync(request.HttpContext.RequestAborted);
        }

        return TypedResults.NoContent();
    }

    private static async Task<IResult> MeAsync(HttpContext context, IGrainFactory grains) =>
        (await Me(context, grains).Get()).ToAnswer(context, user => user.Version);

    private static async Task<IResult> UpdateAsync(HttpContext context, IGrainFactory grains)
    {
        // What is left out stays, so a change is read on top of what there is.
        var (profile, error) = await Form.ReadAsync(context.Request, AccountForms.Profile, AccountForms.Errors);
        return profile is null ? error!
            : profile.DisplayName.IsGiven ? (await Me(context, grains).Rename(profile.DisplayName.Value, context.Request.IfMatch())).ToAnswer(context, user => user.Version)
            : await MeAsync(context, grains);
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, IGrainFactory grains, RevokedSessions revoked)
    {
        var result = await Me(context, grains).Delete();
        await revoked.RefreshAsync(context.RequestAborted);
        return result.ToNoContent();
    }

    private static async Task<IResult> ChangePasswordAsync(HttpContext context, IGrainFactory grains, RevokedSessions revoked)
    {
        var (change, error) = await Form.ReadAsync(context.Request, AccountForms.PasswordChange, AccountForms.Errors);
        if (change is null)
        {
            return error!;
        }

        var result = await Me(context, grains).ChangePassword(change.Present, change.Next);
        await revoked.RefreshAsync(context.RequestAborted);
        return result.ToNoContent();
    }

    private static IAccountGrain Me(HttpContext context, IGrainFactory grains) => grains.GetGrain<IAccountGrain>(context.User.UserId()!.Value);

    private static IResult Pair(Result<SessionView> result, AccessTokens tokens) => result.TryGet(out var session, out var failure)
        ? Answers.Json(new TokenPair(tokens.Make(session), "bearer", (int)tokens.Lifetime.TotalSeconds, RefreshToken.Of(session)))
        : ApiError.Of(failure);

    private static IAccountByEmailGrain ByEmail(IGrainFactory grains, string email) => grains.GetGrain<IAccountByEmailGrain>(IAccountByEmailGrain.Key(email));
}

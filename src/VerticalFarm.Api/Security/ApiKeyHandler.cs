using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Limits;
using VerticalFarm.Contracts.Farms;

namespace VerticalFarm.Api.Security;

/// <summary>Signs devices in by their API key. The farm is asked each time, so that a key that was taken back is good no longer.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, IGrainFactory grains, KeyGuesses guesses)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ApiKey";
    private static readonly AuthenticateResult NotValid = AuthenticateResult.Fail("The API key is not valid");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var given = Request.Headers[ApiKey.Header];
        var address = ClientNetwork.Of(Context.Connection.RemoteIpAddress);
        if (given.Count != 1 || ApiKey.Parse(given[0]!) is not { } key || !guesses.MayAsk(address, key.KeyId))
        {
            return NotValid;
        }

        if (!await grains.GetGrain<IFarmGrain>(key.FarmId).KnowsKey(key.KeyId, key.Secret))
        {
            guesses.WasWrong(address);
            return NotValid;
        }

        guesses.WasRight(key.KeyId);
        var identity = new ClaimsIdentity(
            [new Claim(JwtRegisteredClaimNames.Sub, key.KeyId.ToString()), new Claim(CallerSetup.FarmOfKeyClaim, key.FarmId.ToString())], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        (ApiError.OfStatus(StatusCodes.Status401Unauthorized) with { Message = "The API key is not valid, or no longer" }).ExecuteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        (ApiError.OfStatus(StatusCodes.Status403Forbidden) with { Message = "An API key sends readings and does nothing else" }).ExecuteAsync(Context);
}

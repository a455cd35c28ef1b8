using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using VerticalFarm.Contracts.Calls;

namespace VerticalFarm.Api.Security;

/// <summary>Tells the grains who is behind a request; they decide what that caller may do.</summary>
internal static class CallerSetup
{
    /// <summary>The claim of an API key's farm; a person has none.</summary>
    public const string FarmOfKeyClaim = "farm_of_key";

    public static void UseCaller(this WebApplication app) => app.Use((context, next) =>
    {
        Caller.Current = context.User.UserId() is { } user
            ? new Caller { UserId = user, KeyOfFarm = Id(context.User, FarmOfKeyClaim), Address = context.Connection.RemoteIpAddress?.ToString() }
            : null;
        return next(context);
    });

    /// <summary>The signed-in user, or the API key; null for nobody.</summary>
    public static Guid? UserId(this ClaimsPrincipal principal) => Id(principal, JwtRegisteredClaimNames.Sub);

    /// <summary>Whether this is an API key and no person.</summary>
    public static bool IsApiKey(this ClaimsPrincipal principal) => principal.HasClaim(claim => claim.Type == FarmOfKeyClaim);

    /// <summary>The session that an access token was made of; null for an API key and for users of an external issuer.</summary>
    public static Guid? SessionId(this ClaimsPrincipal principal) => Id(principal, JwtRegisteredClaimNames.Sid);

    private static Guid? Id(ClaimsPrincipal principal, string claim) => Guid.TryParse(principal.FindFirst(claim)?.Value, out var id) ? id : null;
}

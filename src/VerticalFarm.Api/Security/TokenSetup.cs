using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using VerticalFarm.Api.Errors;

namespace VerticalFarm.Api.Security;

/// <summary>Who may come in: bearers of our own access tokens or of an external issuer's, and, where readings are sent, API keys.</summary>
internal static class TokenSetup
{
    /// <summary>The policy of what API keys may do too.</summary>
    public const string PeopleAndKeys = "people-and-keys";

    private const string External = "external";
    private const string BearerPrefix = "Bearer ";

    public static void AddTokens(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var services = builder.Services;
        services.AddOptions<TokenOptions>().BindConfiguration("Tokens").ValidateOnStart()
            .Configure(options =>
            {
                options.Key = configuration[TokenOptions.Variable] ?? "";
                options.SecondKey = configuration[TokenOptions.SecondVariable] ?? "";
            });
        services.AddSingleton<IValidateOptions<TokenOptions>, TokenOptionsValidator>();
        services.AddOptions<ExternalIssuerOptions>().BindConfiguration("Oidc").ValidateOnStart();
        services.AddSingleton<IValidateOptions<ExternalIssuerOptions>, ExternalIssuerOptionsValidator>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<CheckedTokens>();
        services.AddSingleton<ExternalUsers>();
        services.AddSingleton<KeyGuesses>();
        services.AddSingleton<RevokedSessions>();
        services.AddHostedService(provider => provider.GetRequiredService<RevokedSessions>());

        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddJwtBearer()
            .AddJwtBearer(External, _ => { });
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<AccessTokens, CheckedTokens, RevokedSessions, IOptions<ExternalIssuerOptions>>(TakeOurOwn);
        services.AddOptions<JwtBearerOptions>(External).Configure<IOptions<ExternalIssuerOptions>, ExternalUsers>(TakeTheIssuers);
        services.AddAuthorizationBuilder()
            .SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(context => !context.User.IsApiKey()).Build())
            .AddPolicy(PeopleAndKeys, policy => policy.RequireAuthenticatedUser());

        // The framework would keep a key ring in the home folder; nothing here is protected with it.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
    }

    // The scheme of what is not our own token; null when it is, or nothing. Whose token it is, is read from the token itself; its scheme then checks that it is true.
    private static string? Other(HttpContext context, bool hasIssuer)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        if (authorization.Length == 0)
        {
            return context.Request.Headers.ContainsKey(ApiKey.Header) ? ApiKeyHandler.SchemeName : null;
        }

        return hasIssuer && !IsOurs(authorization) ? External : null;
    }

    private static bool IsOurs(string authorization)
    {
        var token = authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase) ? authorization[BearerPrefix.Length..].Trim() : "";
        var handler = new JsonWebTokenHandler();
        try
        {
            return !handler.CanReadToken(token) || handler.ReadJsonWebToken(token).Issuer == AccessTokens.Us;
        }
        catch (ArgumentException)
        {
            return true; // No token at all: ours to refuse.
        }
    }

    private static void TakeOurOwn(JwtBearerOptions options, AccessTokens tokens, CheckedTokens known, RevokedSessions revoked, IOptions<ExternalIssuerOptions> issuer)
    {
        options.ForwardDefaultSelector = context => Other(context, issuer.Value.On);
        options.MapInboundClaims = false;
        options.TokenValidationParameters = tokens.Validation();
        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = context => Recognise(context, known, revoked),
            OnTokenValidated = context => RequireAccessToken(context, known, revoked),
            OnChallenge = AnswerInEnvelope,
            OnForbidden = Forbid,
        };
    }

    private static void TakeTheIssuers(JwtBearerOptions options, IOptions<ExternalIssuerOptions> issuer, ExternalUsers users)
    {
        options.MapInboundClaims = false;
        if (issuer.Value.On)
        {
            options.Authority = issuer.Value.Authority;
            options.RequireHttpsMetadata = !issuer.Value.AllowHttp;
        }

        options.Audience = issuer.Value.Audience;
        options.TokenValidationParameters.ValidateAudience = true;
        options.Events = new JwtBearerEvents { OnTokenValidated = context => WelcomeAsync(context, users), OnChallenge = AnswerInEnvelope, OnForbidden = Forbid };
    }

    private static Task Recognise(MessageReceivedContext context, CheckedTokens known, RevokedSessions revoked)
    {
        if (TokenOf(context.Request) is { } token && known.TryGet(token, out var principal) && !revoked.Ended(principal))
        {
            context.Principal = principal;
            context.Success();
        }

        return Task.CompletedTask; // Anything else is checked in full, and refused for its reason.
    }

    private static string? TokenOf(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase) ? authorization[BearerPrefix.Length..].Trim() : null;
    }

    private static Task RequireAccessToken(TokenValidatedContext context, CheckedTokens known, RevokedSessions revoked)
    {
        if (context.Principal?.FindFirst(AccessTokens.TypeClaim)?.Value != AccessTokens.AccessType || context.Principal.UserId() is null)
        {
            context.Fail("This is no access token");
        }
        else if (revoked.Ended(context.Principal))
        {
            context.Fail("The session has ended");
        }
        else
        {
            known.Add(((JsonWebToken)context.SecurityToken).EncodedToken, context.Principal, context.SecurityToken.ValidTo);
        }

        return Task.CompletedTask;
    }

    private static async Task WelcomeAsync(TokenValidatedContext context, ExternalUsers users)
    {
        if (await users.WelcomeAsync(context.Principal!, context.SecurityToken.Issuer) is { } user)
        {
            context.Principal = user;
        }
        else
        {
            context.Fail("This user cannot come in");
        }
    }

    private static Task AnswerInEnvelope(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        var said = context.Request.Headers.Authorization.Count > 0 ? "The access token is not valid, or no longer" : "Sign in first";
        return (ApiError.OfStatus(StatusCodes.Status401Unauthorized) with { Message = said }).ExecuteAsync(context.HttpContext);
    }

    private static Task Forbid(ForbiddenContext context) => ApiError.OfStatus(StatusCodes.Status403Forbidden).ExecuteAsync(context.HttpContext);
}

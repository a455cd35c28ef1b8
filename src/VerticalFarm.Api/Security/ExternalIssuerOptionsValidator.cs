using Microsoft.Extensions.Options;

namespace VerticalFarm.Api.Security;

/// <summary>Stops a start that would trust the wrong tokens.</summary>
internal sealed class ExternalIssuerOptionsValidator : IValidateOptions<ExternalIssuerOptions>
{
    public ValidateOptionsResult Validate(string? name, ExternalIssuerOptions options)
    {
        if (!options.On)
        {
            return ValidateOptionsResult.Success;
        }

        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority)
            || !(authority.Scheme == Uri.UriSchemeHttps || (options.AllowHttp && authority.Scheme == Uri.UriSchemeHttp)))
        {
            return ValidateOptionsResult.Fail("Oidc__Authority must be an https address (http only with Oidc__AllowHttp=true).");
        }

        return options.Audience.Length > 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Oidc__Audience must say what the issuer's tokens are made for; without it those for any other program would be taken.");
    }
}

namespace VerticalFarm.Api.Security;

/// <summary>An OpenID Connect issuer (Keycloak, Auth0, Supabase, ...) whose users may come in. Section <c>Oidc</c>.</summary>
internal sealed class ExternalIssuerOptions
{
    /// <summary>The issuer's address, where <c>/.well-known/openid-configuration</c> is found. Empty: there is none.</summary>
    public string Authority { get; set; } = "";

    /// <summary>What its tokens must be made for.</summary>
    public string Audience { get; set; } = "";

    /// <summary>Whether the address may be plain http. Default false: whoever sits in between could hand us keys of their own.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>Whether an issuer is configured.</summary>
    public bool On => Authority.Length > 0;
}

namespace VerticalFarm.Api.Accounts.Cookies;

/// <summary>What a sign-in gives a browser, whose refresh token is in a cookie.</summary>
internal sealed record AccessGrant(string AccessToken, string TokenType, int ExpiresIn)
{
    public override string ToString() => nameof(AccessGrant);
}

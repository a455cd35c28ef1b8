namespace VerticalFarm.Api.Accounts;

/// <summary>What a sign-in gives.</summary>
internal sealed record TokenPair(string AccessToken, string TokenType, int ExpiresIn, string RefreshToken)
{
    public override string ToString() => nameof(TokenPair);
}

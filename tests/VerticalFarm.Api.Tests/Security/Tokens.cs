using Microsoft.Extensions.Options;
using VerticalFarm.Api.Security;
using VerticalFarm.Contracts.Accounts;

namespace VerticalFarm.Api.Tests.Security;

/// <summary>Access tokens as a gateway makes them.</summary>
internal static class Tokens
{
    /// <param name="key">The key, in base64.</param>
    /// <param name="age">How long ago it was made.</param>
    /// <param name="user">Whose it is; somebody when left out.</param>
    public static string Make(string key, TimeSpan age = default, string? user = null) =>
        new AccessTokens(Options.Create(new TokenOptions { Key = key }), new Past(age))
            .Make(new SessionView { UserId = user is null ? Guid.NewGuid() : Guid.Parse(user), SessionId = Guid.NewGuid(), Secret = "" });

    private sealed class Past(TimeSpan age) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - age;
    }
}

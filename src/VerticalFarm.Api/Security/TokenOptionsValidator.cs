using Microsoft.Extensions.Options;
using VerticalFarm.Hosting.Secrets;

namespace VerticalFarm.Api.Security;

/// <summary>Stops the start of a gateway whose tokens anybody could forge.</summary>
internal sealed class TokenOptionsValidator : IValidateOptions<TokenOptions>
{
    // The silos keep ended sessions on record for a little longer than this.
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, TokenOptions options)
    {
        string?[] problems =
        [
            RandomKey.Problem(TokenOptions.Variable, options.Key, "Every gateway of a cluster needs the same."),
            options.SecondKey.Length == 0 ? null : RandomKey.Problem(TokenOptions.SecondVariable, options.SecondKey, "Leave it out when there was none."),
            options.Lifetime > TimeSpan.Zero && options.Lifetime <= LongestLife ? null : "Tokens__Lifetime must be over 0 and at most a day.",
        ];
        return problems.OfType<string>().FirstOrDefault() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }
}

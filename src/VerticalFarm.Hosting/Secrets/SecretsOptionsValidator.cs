using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace VerticalFarm.Hosting.Secrets;

internal sealed class SecretsOptionsValidator(IHostEnvironment environment) : IValidateOptions<SecretsOptions>
{
    public ValidateOptionsResult Validate(string? name, SecretsOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Key) && environment.IsDevelopment())
        {
            return ValidateOptionsResult.Success;
        }

        return RandomKey.Problem(SecretsOptions.Variable, options.Key, "Keep it: without it the stored secrets cannot be read.") is { } problem
            ? ValidateOptionsResult.Fail(problem)
            : ValidateOptionsResult.Success;
    }
}

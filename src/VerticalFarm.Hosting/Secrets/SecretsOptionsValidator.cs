using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace VerticalFarm.Hosting.Secrets;

internal sealed class SecretsOptionsValidator(IHostEnvironment environment) : IValidateOptions<SecretsOptions>
{
    private const int MinimumBytes = 32;

    /// <summary>32 random bytes hold some 30 different ones; a typed or repeated text holds few.</summary>
    private const int MinimumDifferentBytes = 16;

    private const string HowTo = "Make one with: openssl rand -base64 32. Keep it: without it the stored secrets cannot be read.";

    public ValidateOptionsResult Validate(string? name, SecretsOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Key))
        {
            return environment.IsDevelopment()
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"{SecretsOptions.Variable} is not set. {HowTo}");
        }

        var buffer = new byte[options.Key.Length];
        if (!Convert.TryFromBase64String(options.Key, buffer, out var length))
        {
            return ValidateOptionsResult.Fail($"{SecretsOptions.Variable} is not base64. {HowTo}");
        }

        return length >= MinimumBytes && buffer.Take(length).Distinct().Count() >= MinimumDifferentBytes
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{SecretsOptions.Variable} is too weak: it must be at least {MinimumBytes} random bytes. {HowTo}");
    }
}

using Microsoft.Extensions.Options;

namespace VerticalFarm.Integrations.Webhooks;

/// <summary>A time limit that makes no sense is told of at the start.</summary>
public sealed class WebhookOptionsValidator : IValidateOptions<WebhookOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Timeout < TimeSpan.FromSeconds(1) || options.Timeout > TimeSpan.FromMinutes(1)
            ? ValidateOptionsResult.Fail("Webhooks__Timeout must be from 00:00:01 to 00:01:00.")
            : ValidateOptionsResult.Success;
    }
}

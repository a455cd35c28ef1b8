using Microsoft.Extensions.Options;
using VerticalFarm.Integrations.Billing;

namespace VerticalFarm.Grains.Billing;

/// <summary>Stops a silo at its start when the settings of billing make no sense. Those that are left out are none of its concern.</summary>
internal sealed class BillingOptionsValidator : IValidateOptions<BillingOptions>
{
    public ValidateOptionsResult Validate(string? name, BillingOptions options) =>
        options.Errors().Select(error => $"Billing: {error}").ToArray() is { Length: > 0 } errors ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
}

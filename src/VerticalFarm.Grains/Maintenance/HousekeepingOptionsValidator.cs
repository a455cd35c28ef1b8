using Microsoft.Extensions.Options;

namespace VerticalFarm.Grains.Maintenance;

/// <summary>Stops a silo at its start when the settings of housekeeping make no sense.</summary>
internal sealed class HousekeepingOptionsValidator : IValidateOptions<HousekeepingOptions>
{
    public ValidateOptionsResult Validate(string? name, HousekeepingOptions options) =>
        options.Errors().Select(error => $"Housekeeping: {error}").ToArray() is { Length: > 0 } errors ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
}

using Microsoft.Extensions.Options;
using VerticalFarm.HomeAssistant;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>Stops a silo at its start when the settings of connections make no sense.</summary>
internal sealed class HomeAssistantOptionsValidator : IValidateOptions<HomeAssistantOptions>
{
    public ValidateOptionsResult Validate(string? name, HomeAssistantOptions options) =>
        options.Errors().Select(error => $"HomeAssistant: {error}").ToArray() is { Length: > 0 } errors ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
}

using Microsoft.Extensions.Options;
using VerticalFarm.Integrations.Weather;

namespace VerticalFarm.Grains.Weather;

/// <summary>Stops a silo at its start when the settings of the weather make no sense.</summary>
internal sealed class WeatherOptionsValidator : IValidateOptions<WeatherOptions>
{
    public ValidateOptionsResult Validate(string? name, WeatherOptions options) =>
        options.Errors().Select(error => $"Weather: {error}").ToArray() is { Length: > 0 } errors ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
}

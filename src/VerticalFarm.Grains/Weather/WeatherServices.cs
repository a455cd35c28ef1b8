using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VerticalFarm.Grains.Automation.Sight;
using VerticalFarm.Integrations.Weather;

namespace VerticalFarm.Grains.Weather;

internal static class WeatherServices
{
    /// <summary>What the weather needs; rules look at it.</summary>
    public static void AddWeather(this IServiceCollection services)
    {
        services.AddOptions<WeatherOptions>().BindConfiguration("Weather")
            .Configure<IConfiguration>((options, configuration) => options.ApiKey = configuration[WeatherOptions.ApiKeyVariable] ?? "").ValidateOnStart();
        services.AddSingleton<IValidateOptions<WeatherOptions>, WeatherOptionsValidator>();
        services.AddSingleton<IWeatherProvider>(provider => provider.GetRequiredService<IOptions<WeatherOptions>>().Value is { ApiKey: { Length: > 0 } key } keyed
            ? new OpenWeatherMap(key, keyed.BaseUrl)
            : new OpenMeteo(provider.GetRequiredService<IOptions<WeatherOptions>>().Value.BaseUrl));
        services.AddSingleton(provider => new WeatherClient(
            provider.GetRequiredService<IWeatherProvider>(), provider.GetRequiredService<IOptions<WeatherOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<WeatherMetrics>();
        services.AddSingleton<IWeatherSource, WeatherSource>();
    }
}

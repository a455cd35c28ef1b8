using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>Reads what is known of the weather at the farm's place.</summary>
internal static class WeatherReader
{
    // Services observe once an hour, and one may be missed.
    private static readonly TimeSpan Believed = TimeSpan.FromHours(2);

    public static Observation Read(WeatherCondition condition, WeatherInput? weather, DateTimeOffset now)
    {
        var (subject, unit, value) = condition.Weather switch
        {
            WeatherQuantity.Temperature => ("temperature outside", "°C", weather?.TemperatureCelsius),
            WeatherQuantity.Humidity => ("humidity outside", "%", weather?.HumidityPercent),
            _ => ("cloud cover", "%", weather?.CloudCoverPercent),
        };
        var observation = new Observation { Subject = subject, Unit = unit, At = weather?.At };
        var believed = condition.MaxAgeSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : Believed;
        return (weather, value) switch
        {
            (null, _) => observation with { Missing = "nobody tells the weather" },
            (_, null) => observation with { Missing = "the weather service does not tell it" },
            ({ At: var at }, _) when now - at > believed => observation with { Missing = $"not heard for {Words.Duration(now - at)} (limit {Words.Duration(believed)})" },
            _ => observation with { Value = value, ExpiresAt = weather.At + believed + TimeSpan.FromTicks(1) },
        };
    }
}

using VerticalFarm.Grains.Automation.Evaluation;

namespace VerticalFarm.Grains.Automation.Sight;

/// <summary>Tells rules the weather at a farm's place.</summary>
public interface IWeatherSource
{
    /// <summary>The newest observation, however old; null when there is none. Answers from memory: rules ask at every evaluation.</summary>
    /// <param name="farmId">The farm.</param>
    ValueTask<WeatherInput?> CurrentAsync(Guid farmId);
}

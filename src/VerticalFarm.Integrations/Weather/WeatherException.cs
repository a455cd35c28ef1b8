namespace VerticalFarm.Integrations.Weather;

/// <summary>A service told no weather. The message holds nothing of the address that was asked, in which a key may be.</summary>
public sealed class WeatherException : Exception
{
    /// <summary>Says why.</summary>
    public WeatherException(WeatherFault fault, string message, Exception? cause = null)
        : base(message, cause) => Fault = fault;

    /// <summary>Why.</summary>
    public WeatherFault Fault { get; }
}

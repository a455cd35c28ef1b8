using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Automation;

/// <summary>What a rule can ask of the weather outside.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<WeatherQuantity>))]
public enum WeatherQuantity
{
    /// <summary>Air temperature, in °C.</summary>
    Temperature,

    /// <summary>Relative humidity, in percent.</summary>
    Humidity,

    /// <summary>How much of the sky is covered, in percent.</summary>
    CloudCover,
}

using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Devices;

/// <summary>How strong, how warm, how far: what a command sets beyond on and off.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.CommandData")]
public sealed record CommandData
{
    /// <summary>Brightness, speed or power, 0 to 100 %.</summary>
    [Id(0), Range(0d, 100d), JsonPropertyName("level"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Level { get; init; }

    /// <summary>Target temperature, °C.</summary>
    [Id(1), JsonPropertyName("temperature"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Temperature { get; init; }

    /// <summary>Target relative humidity, 0 to 100 %.</summary>
    [Id(2), Range(0d, 100d), JsonPropertyName("humidity"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Humidity { get; init; }

    /// <summary>How far open, 0 to 100 %.</summary>
    [Id(3), Range(0d, 100d), JsonPropertyName("position"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Position { get; init; }

    /// <summary>A plain number in the device's own unit.</summary>
    [Id(4), JsonPropertyName("value"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Value { get; init; }
}

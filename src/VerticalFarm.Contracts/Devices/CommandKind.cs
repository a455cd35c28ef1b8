using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Devices;

/// <summary>What a device is told to do.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<CommandKind>))]
public enum CommandKind
{
    /// <summary>Turn on (or open).</summary>
    TurnOn,

    /// <summary>Turn off (or close).</summary>
    TurnOff,

    /// <summary>Take the values of <see cref="CommandData"/>.</summary>
    Set,
}

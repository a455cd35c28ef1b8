using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Alerts;

/// <summary>How bad it is.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<AlertSeverity>))]
public enum AlertSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Worth looking at today.</summary>
    Warning,

    /// <summary>Plants or equipment are in danger now.</summary>
    Critical,
}

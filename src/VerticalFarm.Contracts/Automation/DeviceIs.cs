using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Automation;

/// <summary>What a condition asks of a device.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<DeviceIs>))]
public enum DeviceIs
{
    /// <summary>It is seen to be on.</summary>
    On,

    /// <summary>It is seen to be off.</summary>
    Off,

    /// <summary>It cannot be reached.</summary>
    Unavailable,
}

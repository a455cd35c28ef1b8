using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Notifications;

/// <summary>How far a delivery is.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<DeliveryState>))]
public enum DeliveryState
{
    /// <summary>It will be tried, or tried again.</summary>
    Waiting,

    /// <summary>The other side has taken it.</summary>
    Delivered,

    /// <summary>It was given up; it can be sent again.</summary>
    Dead,
}

using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Notifications;

/// <summary>Which alerts a channel is told of.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<AlertsWanted>))]
public enum AlertsWanted
{
    /// <summary>All that are bad enough.</summary>
    All,

    /// <summary>Only critical ones that nobody acknowledged in time.</summary>
    Escalated,

    /// <summary>None.</summary>
    None,
}

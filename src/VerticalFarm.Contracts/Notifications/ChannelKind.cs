using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Notifications;

/// <summary>How a channel reaches people.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ChannelKind>))]
public enum ChannelKind
{
    /// <summary>A signed POST to an address.</summary>
    Webhook,

    /// <summary>An e-mail.</summary>
    Email,

    /// <summary>A notify service of the farm's Home Assistant.</summary>
    HomeAssistant,
}

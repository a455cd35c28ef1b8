using System.Text.Json;

namespace VerticalFarm.Grains.Notifications;

/// <summary>A critical alert that nobody has acknowledged in a channel's time.</summary>
internal sealed record UnheardAlert(Guid ChannelId, Guid AlertId, string Message, string Text, JsonElement Data);

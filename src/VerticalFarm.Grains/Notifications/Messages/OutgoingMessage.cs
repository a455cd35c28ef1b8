using System.Collections.Immutable;

namespace VerticalFarm.Grains.Notifications.Messages;

/// <summary>A message as it goes out: one announcement, or those of a digest.</summary>
internal sealed record OutgoingMessage
{
    /// <summary>The same at every try.</summary>
    public required Guid Id { get; init; }

    public required Guid FarmId { get; init; }

    public required string FarmName { get; init; }

    /// <summary>At least one.</summary>
    public required ImmutableArray<Announcement> Items { get; init; }

    /// <summary>When this try is made.</summary>
    public required DateTimeOffset At { get; init; }
}

namespace VerticalFarm.Grains.Notifications.Delivery;

/// <summary>A delivery that waits for its (next) try.</summary>
internal sealed record WaitingDelivery
{
    public required Guid Id { get; init; }

    public required Guid NotificationId { get; init; }

    public required AnnouncementKind Kind { get; init; }

    public required bool Urgent { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset NextTryAt { get; init; }

    public required int Tries { get; init; }

    public DateTimeOffset? FirstTryAt { get; init; }

    public DateTimeOffset? LastTryAt { get; init; }

    /// <summary>The message that it goes out in, once that is settled.</summary>
    public Guid? MessageId { get; init; }
}

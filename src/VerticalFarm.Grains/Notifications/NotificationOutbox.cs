using VerticalFarm.Contracts.Notifications;

namespace VerticalFarm.Grains.Notifications;

/// <summary>The outbox in PostgreSQL.</summary>
internal sealed class NotificationOutbox(NotificationStore store, IGrainFactory grains, TimeProvider time) : INotificationOutbox
{
    /// <inheritdoc/>
    public async Task AnnounceAsync(Announcement announcement, CancellationToken cancellationToken)
    {
        if (await store.EnqueueAsync(announcement, time.GetUtcNow(), cancellationToken) > 0)
        {
            await grains.GetGrain<INotificationsGrain>(announcement.FarmId).Wake(); // One way: sent, not awaited.
        }
    }
}

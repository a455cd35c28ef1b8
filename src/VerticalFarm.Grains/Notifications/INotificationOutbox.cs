namespace VerticalFarm.Grains.Notifications;

/// <summary>Where the domain leaves what a farm's channels are to be told.</summary>
internal interface INotificationOutbox
{
    /// <summary>
    /// Stores an announcement for every channel of the farm that wants it; delivery follows by itself. It is stored when this returns, and announcing the same again
    /// (by <see cref="Announcement.Id"/>) changes nothing.
    /// </summary>
    Task AnnounceAsync(Announcement announcement, CancellationToken cancellationToken);
}

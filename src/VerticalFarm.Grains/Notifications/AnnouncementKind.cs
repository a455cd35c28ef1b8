namespace VerticalFarm.Grains.Notifications;

/// <summary>What a farm's channels are told of.</summary>
internal enum AnnouncementKind
{
    /// <summary>An alert opened, or rose in severity.</summary>
    AlertOpened,

    /// <summary>A critical alert was not acknowledged in time.</summary>
    AlertEscalated,

    /// <summary>An alert is over.</summary>
    AlertResolved,

    /// <summary>A daily report is there.</summary>
    Report,

    /// <summary>Somebody tries a channel out.</summary>
    Test,
}

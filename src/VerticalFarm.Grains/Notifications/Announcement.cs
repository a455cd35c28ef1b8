using System.Text.Json;
using VerticalFarm.Contracts.Alerts;

namespace VerticalFarm.Grains.Notifications;

/// <summary>Something that a farm's notification channels are to be told.</summary>
internal sealed record Announcement
{
    /// <summary>The same whenever the same thing is announced again: a channel is told once.</summary>
    public required Guid Id { get; init; }

    /// <summary>The farm whose channels are told.</summary>
    public required Guid FarmId { get; init; }

    /// <summary>What it is about.</summary>
    public required AnnouncementKind Kind { get; init; }

    /// <summary>How bad it is; a report is <see cref="AlertSeverity.Info"/>, and goes to every channel that takes reports.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>One line, as for the subject of an e-mail.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text, a few lines.</summary>
    public required string Text { get; init; }

    /// <summary>A self-contained page that an e-mail shows instead of the text; null where there is none.</summary>
    public string? Html { get; init; }

    /// <summary>What a program reads of it (snake_case), as webhooks carry it.</summary>
    public required JsonElement Data { get; init; }

    /// <summary>The alert that it is about; that it is over is told only to channels that were told of it.</summary>
    public Guid? AlertId { get; init; }

    /// <summary>When it happened (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether it waits for neither digest nor quiet hours.</summary>
    public bool IsUrgent => Severity == AlertSeverity.Critical && Kind is not (AnnouncementKind.Report or AnnouncementKind.Test);
}

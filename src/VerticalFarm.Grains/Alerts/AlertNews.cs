using System.Collections.Immutable;
using System.Text.Json;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Grains.Alerts.Lifecycle;
using VerticalFarm.Grains.Notifications;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Alerts;

/// <summary>What is announced of changes to alerts: that one opened, became worse, or is over. More of the same is not. Pure.</summary>
internal static class AlertNews
{
    private const int MaxTitle = 200;

    /// <summary>What is announced; each with an id that is the same whenever the same is announced.</summary>
    /// <param name="farmId">The farm.</param>
    /// <param name="changes">What becomes of alerts.</param>
    /// <param name="before">Those at hand as they were before.</param>
    /// <param name="now">The time.</param>
    public static IEnumerable<Announcement> Of(
        Guid farmId, IEnumerable<AlertChange> changes, ImmutableDictionary<(Guid Source, AlertKind Kind), Alert> before, DateTimeOffset now)
    {
        foreach (var (changed, opened) in changes)
        {
            if (changed is not null)
            {
                var was = before.GetValueOrDefault((changed.Source.Id, changed.Kind));
                if (changed.State == AlertState.Resolved && was?.State != AlertState.Resolved)
                {
                    yield return Of(farmId, changed, AnnouncementKind.AlertResolved, now);
                }
                else if (changed.State != AlertState.Resolved && was is not null && changed.Severity > was.Severity)
                {
                    yield return Of(farmId, changed, AnnouncementKind.AlertOpened, now);
                }
            }

            if (opened is not null)
            {
                yield return Of(farmId, opened, AnnouncementKind.AlertOpened, now);
            }
        }
    }

    private static Announcement Of(Guid farmId, Alert alert, AnnouncementKind kind, DateTimeOffset now)
    {
        var isOver = kind == AnnouncementKind.AlertResolved;
        var title = $"{(isOver ? "Resolved" : $"{alert.Severity}")}: {alert.Message}";
        return new Announcement
        {
            Id = AnnouncementIds.Of(alert.Id, kind, alert.Severity),
            FarmId = farmId,
            Kind = kind,
            Severity = alert.Severity,
            Title = Cut(title),
            Text = string.Create(null, $"{alert.Message}\nOpened {alert.OpenedAt:yyyy-MM-dd HH:mm} UTC{(isOver ? $", over {alert.ResolvedAt ?? now:yyyy-MM-dd HH:mm} UTC" : "")}."),
            Data = JsonSerializer.SerializeToElement(new { alert = alert.View(farmId) }, StoredJson.Options),
            AlertId = alert.Id,
            At = now,
        };
    }

    // Never through the middle of a character, half of which the database would not take.
    private static string Cut(string title) => title.Length <= MaxTitle ? title : $"{title[..(char.IsHighSurrogate(title[MaxTitle - 2]) ? MaxTitle - 2 : MaxTitle - 1)]}…";
}

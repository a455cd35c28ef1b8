using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Reports;
using VerticalFarm.Grains.Notifications;
using VerticalFarm.Grains.Reports.Writing;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Reports;

/// <summary>What channels are told of a report.</summary>
internal static class ReportAnnouncement
{
    /// <summary>The announcement; null when there is nothing in the farm that a report could tell of.</summary>
    public static Announcement? Of(DailyReport report) => report.Analytics is { Sensors.IsEmpty: true, Devices.IsEmpty: true }
        ? null
        : new Announcement
        {
            Id = IdOf(report.FarmId, report.Date),
            FarmId = report.FarmId,
            Kind = AnnouncementKind.Report,
            Severity = AlertSeverity.Info,
            Title = $"{report.FarmName}, {report.Date:yyyy-MM-dd}: {report.Headline}",
            Text = string.Join('\n', report.Notes.Prepend(report.Headline)),
            Html = ReportPage.Write(report),
            Data = JsonSerializer.SerializeToElement(
                new { report.FarmId, report.FarmName, report.Type, report.Date, report.Timezone, report.Headline, report.Notes, report.Figures, report.Comparison }, StoredJson.Options),
            At = report.MadeAt,
        };

    /// <summary>The same for the same farm and date, whoever makes it: a version 8 id, whose bits are ours to choose (RFC 9562, 5.8).</summary>
    public static Guid IdOf(Guid farmId, DateOnly date)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"report {farmId} {date:yyyy-MM-dd}"));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}

using System.Security.Cryptography;
using System.Text;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Alerts;

namespace VerticalFarm.Grains.Notifications;

/// <summary>Ids of announcements about alerts: made of what is announced, so that the same has the same, whoever announces it and however often.</summary>
internal static class AnnouncementIds
{
    public static Guid Of(Guid alertId, AnnouncementKind kind, AlertSeverity severity)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes($"{alertId:D} {EnumNames.Of(kind)} {EnumNames.Of(severity)}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80); // Version 8 of RFC 9562: made in a way of one's own.
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}

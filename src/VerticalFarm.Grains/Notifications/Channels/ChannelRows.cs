using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Notifications.Channels;

/// <summary>Channels as rows of their table.</summary>
internal static class ChannelRows
{
    public const string Columns =
        "id, farm_id, kind, name, target, secret, enabled, alerts, min_severity, reports, digest_minutes, quiet_from, quiet_to, escalate_after_minutes, created_at, updated_at, version";

    /// <summary>Binds $1 to $17, the columns in their order.</summary>
    public static void Bind(NpgsqlParameterCollection parameters, Channel channel) => parameters
        .With(NpgsqlDbType.Uuid, channel.Id)
        .With(NpgsqlDbType.Uuid, channel.FarmId)
        .With(NpgsqlDbType.Text, EnumNames.Of(channel.Spec.Kind))
        .With(NpgsqlDbType.Text, channel.Spec.Name)
        .With(NpgsqlDbType.Text, channel.Target)
        .With(NpgsqlDbType.Text, channel.ProtectedSecret)
        .With(NpgsqlDbType.Boolean, channel.Spec.Enabled)
        .With(NpgsqlDbType.Text, EnumNames.Of(channel.Spec.Alerts))
        .With(NpgsqlDbType.Text, EnumNames.Of(channel.Spec.MinSeverity))
        .With(NpgsqlDbType.Boolean, channel.Spec.Reports)
        .With(NpgsqlDbType.Integer, channel.Spec.DigestMinutes)
        .With(NpgsqlDbType.Time, channel.Spec.QuietHours?.Begin())
        .With(NpgsqlDbType.Time, channel.Spec.QuietHours?.End())
        .With(NpgsqlDbType.Integer, channel.Spec.EscalateAfterMinutes)
        .With(NpgsqlDbType.TimestampTz, channel.CreatedAt)
        .With(NpgsqlDbType.TimestampTz, channel.UpdatedAt)
        .With(NpgsqlDbType.Bigint, channel.Version);

    /// <summary>Reads a row that begins with the columns in their order.</summary>
    public static Channel Read(NpgsqlDataReader row)
    {
        var kind = EnumNames.Parse<ChannelKind>(row.GetString(2));
        var target = row.GetString(4);
        return new Channel
        {
            Id = row.GetGuid(0),
            FarmId = row.GetGuid(1),
            Spec = new ChannelSpec
            {
                Kind = kind,
                Name = row.GetString(3),
                Url = kind == ChannelKind.Webhook ? target : null,
                To = kind == ChannelKind.Email ? target : null,
                Service = kind == ChannelKind.HomeAssistant ? target : null,
                Enabled = row.GetBoolean(6),
                Alerts = EnumNames.Parse<AlertsWanted>(row.GetString(7)),
                MinSeverity = EnumNames.Parse<AlertSeverity>(row.GetString(8)),
                Reports = row.GetBoolean(9),
                DigestMinutes = row.IsDBNull(10) ? null : row.GetInt32(10),
                QuietHours = row.IsDBNull(11) ? null : QuietHours.Of(row.GetFieldValue<TimeOnly>(11), row.GetFieldValue<TimeOnly>(12)),
                EscalateAfterMinutes = row.IsDBNull(13) ? null : row.GetInt32(13),
            },
            ProtectedSecret = row.IsDBNull(5) ? null : row.GetString(5),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(14),
            UpdatedAt = row.GetFieldValue<DateTimeOffset>(15),
            Version = row.GetInt64(16),
        };
    }
}

using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Notifications;

/// <summary>
/// The statement that puts an announcement in line for every channel that wants it. It can stand in a transaction with what is announced: then there is never the one
/// without the other. What was announced before changes nothing, and a farm without channels keeps nothing.
/// </summary>
internal static class Enqueueing
{
    // The channels are held until the commit: one that is being deleted is passed over, and does not fail what is announced.
    private const string Sql =
        """
        with announced as
        (
            insert into notification (id, farm_id, kind, severity, title, text, html, data, alert_id, at)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
            where exists (select from notification_channel where farm_id = $2 and enabled)
            on conflict (id) do nothing
            returning id
        )
        insert into notification_delivery (id, farm_id, channel_id, notification_id, urgent, state, next_try_at, created_at)
        select gen_random_uuid(), c.farm_id, c.id, announced.id, $11, 'waiting', $12, $12
        from announced cross join notification_channel c
        where c.farm_id = $2 and c.enabled and case $3
            when 'report' then c.reports
            when 'alert_resolved' then exists
            (
                select from notification told join notification_delivery d on d.notification_id = told.id
                where told.alert_id = $9 and told.kind in ('alert_opened', 'alert_escalated') and d.channel_id = c.id
            )
            else c.alerts = 'all' and array_position(array['info', 'warning', 'critical'], c.min_severity) <= array_position(array['info', 'warning', 'critical'], $4)
        end
        order by c.id
        for key share of c
        """;

    /// <summary>The statement; the rows that it touches are the deliveries.</summary>
    public static NpgsqlBatchCommand Of(Announcement announcement, DateTimeOffset now)
    {
        var command = new NpgsqlBatchCommand(Sql);
        Bind(command.Parameters, announcement).With(NpgsqlDbType.Boolean, announcement.IsUrgent).With(NpgsqlDbType.TimestampTz, now);
        return command;
    }

    /// <summary>The announcement's own columns, as $1 to $10.</summary>
    public static NpgsqlParameterCollection Bind(NpgsqlParameterCollection parameters, Announcement announcement) => parameters
        .With(NpgsqlDbType.Uuid, announcement.Id)
        .With(NpgsqlDbType.Uuid, announcement.FarmId)
        .With(NpgsqlDbType.Text, EnumNames.Of(announcement.Kind))
        .With(NpgsqlDbType.Text, EnumNames.Of(announcement.Severity))
        .With(NpgsqlDbType.Text, announcement.Title)
        .With(NpgsqlDbType.Text, announcement.Text)
        .With(NpgsqlDbType.Text, announcement.Html)
        .With(NpgsqlDbType.Jsonb, announcement.Data.GetRawText())
        .With(NpgsqlDbType.Uuid, announcement.AlertId)
        .With(NpgsqlDbType.TimestampTz, announcement.At);
}

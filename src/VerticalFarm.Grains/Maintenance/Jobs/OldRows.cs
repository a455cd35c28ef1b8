using VerticalFarm.Grains.Accounts;

namespace VerticalFarm.Grains.Maintenance.Jobs;

/// <summary>Rows that nobody needs any more once they are old.</summary>
/// <param name="Job">The job that deletes them.</param>
/// <param name="Table">Their table.</param>
/// <param name="Condition">Which of them: SQL, with the moment before which they are old as <c>$1</c> and the table as <c>old</c>.</param>
/// <param name="Kept">How long they are kept.</param>
internal sealed record OldRows(string Job, string Table, string Condition, Func<HousekeepingOptions, AccountOptions, TimeSpan> Kept)
{
    // For how long people can look what became of what they were told, and send it again.
    private static readonly TimeSpan Told = TimeSpan.FromDays(30);

    /// <summary>All there are.</summary>
    public static IReadOnlyList<OldRows> All { get; } =
    [
        // The row says itself until when it is needed.
        new("revoked-sessions", "revoked_session", "until < $1", (_, _) => TimeSpan.Zero),

        // As long as a key is remembered. Gateways forget them by the hour, while there are any.
        new("idempotency-keys", "idempotency_key", "created_at < $1", (_, _) => TimeSpan.FromHours(24)),
        new("wrong-passwords", "wrong_password", "at < $1", (_, accounts) => accounts.LockOutWindow),
        new("audit", "audit_entry", "at < $1", (options, _) => options.AuditRetention),
        new("commands", "command", "requested_at < $1 and ended_at is not null", (options, _) => options.CommandRetention),
        new(
            "decisions",
            "decision",
            "at < $1 and exists (select from decision newer where newer.rule_id = old.rule_id and newer.sequence > old.sequence)",
            (options, _) => options.DecisionRetention),
        new("device-runs", "device_run", "ended_at < $1", (options, _) => options.CommandRetention),
        new("deliveries", "notification_delivery", "ended_at < $1", (_, _) => Told),
        new("announcements", "notification", "at < $1 and not exists (select from notification_delivery d where d.notification_id = old.id)", (_, _) => Told),

        // Stripe sends an event again for three days.
        new("billing-events", "billing_event", "received_at < $1", (_, _) => TimeSpan.FromDays(90)),
    ];
}

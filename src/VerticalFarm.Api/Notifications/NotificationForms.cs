using VerticalFarm.Api.Forms;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Json;
using VerticalFarm.Contracts.Notifications;

namespace VerticalFarm.Api.Notifications;

/// <summary>What people send of a notification channel.</summary>
internal static class NotificationForms
{
    public static ChannelSpec Spec(ObjectReader fields)
    {
        fields.RefuseOthers(
            "kind", "name", "url", "to", "service", "enabled", "alerts", "min_severity", "reports", "digest_minutes", "quiet_hours", "escalate_after_minutes");
        fields.Required("kind");
        fields.Required("name");
        return new ChannelSpec
        {
            Kind = fields.Choice<ChannelKind>("kind") ?? ChannelKind.Webhook,
            Name = fields.Text("name")?.Trim() ?? "",
            Url = fields.Text("url"),
            To = fields.Text("to")?.Trim(),
            Service = fields.Text("service"),
            Enabled = fields.Flag("enabled") ?? true,
            Alerts = fields.Choice<AlertsWanted>("alerts") ?? AlertsWanted.All,
            MinSeverity = fields.Choice<AlertSeverity>("min_severity") ?? AlertSeverity.Warning,
            Reports = fields.Flag("reports") ?? false,
            DigestMinutes = Digest(fields),
            QuietHours = Quiet(fields),
            EscalateAfterMinutes = Escalation(fields),
        };
    }

    public static ChannelPatch Patch(ObjectReader fields)
    {
        fields.RefuseOthers(
            "name", "url", "to", "service", "enabled", "alerts", "min_severity", "reports", "digest_minutes", "quiet_hours", "escalate_after_minutes", "rotate_secret");
        return new ChannelPatch
        {
            Name = fields.Given("name", name => fields.Text(name)?.Trim() ?? ""),
            Url = fields.Given("url", fields.Text),
            To = fields.Given("to", name => fields.Text(name)?.Trim()),
            Service = fields.Given("service", fields.Text),
            Enabled = fields.Given("enabled", name => fields.Flag(name) ?? true),
            Alerts = fields.Given("alerts", name => fields.Choice<AlertsWanted>(name) ?? AlertsWanted.All),
            MinSeverity = fields.Given("min_severity", name => fields.Choice<AlertSeverity>(name) ?? AlertSeverity.Warning),
            Reports = fields.Given("reports", name => fields.Flag(name) ?? false),
            DigestMinutes = fields.Given("digest_minutes", _ => Digest(fields)),
            QuietHours = fields.Given("quiet_hours", _ => Quiet(fields)),
            EscalateAfterMinutes = fields.Given("escalate_after_minutes", _ => Escalation(fields)),
            RotateSecret = fields.Flag("rotate_secret") ?? false,
        };
    }

    /// <summary>What is wrong whatever the channel is; the rest is told by the channel itself, which knows its kind.</summary>
    public static IEnumerable<FieldError> Errors(ChannelPatch patch)
    {
        foreach (var kind in Enum.GetValues<ChannelKind>())
        {
            var target = kind switch { ChannelKind.Webhook => "url", ChannelKind.Email => "to", _ => "service" };
            var spec = new ChannelSpec
            {
                Kind = kind,
                Name = "any",
                Url = kind == ChannelKind.Webhook ? patch.Url.Value ?? "https://example.org" : null,
                To = kind == ChannelKind.Email ? patch.To.Value ?? "a@example.org" : null,
                Service = kind == ChannelKind.HomeAssistant ? patch.Service.Value ?? "any" : null,
            };
            foreach (var error in spec.Errors().Where(error => error.Field == target))
            {
                yield return error;
            }
        }

        var any = new ChannelSpec { Kind = ChannelKind.HomeAssistant, Name = "any", Service = "any", EscalateAfterMinutes = 1 };
        foreach (var error in (patch with { Url = default, To = default, Service = default, Alerts = default }).ApplyTo(any).Errors())
        {
            yield return error;
        }
    }

    private static int? Digest(ObjectReader fields) => fields.Whole("digest_minutes", 1, ChannelSpec.MaxDigestMinutes);

    private static int? Escalation(ObjectReader fields) => fields.Whole("escalate_after_minutes", 1, ChannelSpec.MaxEscalateMinutes);

    private static QuietHours? Quiet(ObjectReader fields)
    {
        if (fields.Object("quiet_hours") is not { } hours)
        {
            return null;
        }

        hours.RefuseOthers("from", "to");
        hours.Required("from");
        hours.Required("to");
        return new QuietHours(hours.Text("from") ?? "", hours.Text("to") ?? "");
    }
}

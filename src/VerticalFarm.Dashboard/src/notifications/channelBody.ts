import type { ChannelKind } from "../api/types";
import { numberIn, textIn } from "../settings/numbers";

const targets: Record<ChannelKind, string> = { webhook: "url", email: "to", home_assistant: "service" };

/** What a form says of a channel, as the gateway takes it. */
export function channelBody(form: FormData, kind: ChannelKind, isNew: boolean): Record<string, unknown> {
  const target = targets[kind];
  const from = textIn(form, "quiet_from");
  const to = textIn(form, "quiet_to");
  return {
    name: textIn(form, "name"),
    [target]: textIn(form, target),
    alerts: textIn(form, "alerts"),
    ...(form.has("min_severity") ? { min_severity: textIn(form, "min_severity") } : {}),
    reports: form.has("reports"),
    enabled: isNew || form.has("enabled"),
    quiet_hours: from || to ? { from, to } : null,
    digest_minutes: numberIn(form, "digest_minutes"),
    escalate_after_minutes: numberIn(form, "escalate_after_minutes"),
    ...(form.has("rotate_secret") ? { rotate_secret: true } : {}),
  };
}

import type { Channel } from "../api/types";
import { text } from "../text";

const t = text.notifications;

/** Where a channel leads. */
export const targetOf = (channel: Channel) => channel.url ?? channel.to ?? channel.service ?? "";

/** What a channel is told of, and when: "warnings and worse · daily reports · quiet 22:00 – 06:30". */
export function toldOf(channel: Channel): string {
  const alerts = channel.alerts === "all" ? t.atLeast[channel.min_severity] : channel.alerts === "escalated" ? t.told.escalated : undefined;
  const what = [alerts, channel.reports ? t.told.reports : undefined].filter((part) => part !== undefined);
  if (what.length === 0) return t.told.nothing;
  return [
    ...what,
    ...(channel.alerts === "all" && channel.digest_minutes !== null ? [t.told.digest(channel.digest_minutes)] : []),
    ...(channel.alerts !== "none" && channel.quiet_hours ? [t.told.quiet(channel.quiet_hours.from, channel.quiet_hours.to)] : []),
    ...(channel.alerts !== "none" && channel.escalate_after_minutes !== null ? [t.told.escalate(channel.escalate_after_minutes)] : []),
  ].join(" · ");
}

import type { Alert, Dashboard, Device, Farm, Rule, Sensor } from "../api/types";

/** Something that a farm's feed told. */
export type FeedEvent =
  | { kind: "snapshot"; dashboard: Dashboard }
  | { kind: "reading"; sensor: Sensor }
  | { kind: "device"; device: Device }
  | { kind: "rule"; rule: Rule }
  | { kind: "alert"; alert: Alert }
  | { kind: "farm"; farm: Farm };

/** Reads a message; null for one of a kind that is not known here, as newer gateways may send. */
export function eventOf(name: string, data: string): FeedEvent | null {
  const value: unknown = JSON.parse(data);
  switch (name) {
    case "snapshot":
      return { kind: name, dashboard: value as Dashboard };
    case "reading":
      return { kind: name, sensor: value as Sensor };
    case "device":
      return { kind: name, device: value as Device };
    case "rule":
      return { kind: name, rule: value as Rule };
    case "alert":
      return { kind: name, alert: value as Alert };
    case "farm":
      return { kind: name, farm: value as Farm };
    default:
      return null;
  }
}

/**
 * The farm after these events. What did not change keeps its identity, so that of two hundred tiles only those are drawn anew that have news.
 */
export function reduce(before: Dashboard | null, events: readonly FeedEvent[]): Dashboard | null {
  let begin = -1;
  events.forEach((event, i) => {
    if (event.kind === "snapshot") begin = i;
  });
  const first = events[begin];
  const base = first?.kind === "snapshot" ? first.dashboard : before;
  if (!base) return null; // News of a farm that is not known yet: the snapshot that comes tells the same.
  const news = events.slice(begin + 1);

  let farm = base.farm;
  const sensors = new Map<string, Sensor>();
  const devices = new Map<string, Device>();
  const alerts = new Map<string, Alert>();
  const rules = new Map<string, Rule>();
  for (const event of news) {
    if (event.kind === "farm") farm = event.farm;
    else if (event.kind === "reading") sensors.set(event.sensor.id, event.sensor);
    else if (event.kind === "device") devices.set(event.device.id, event.device);
    else if (event.kind === "alert") alerts.set(event.alert.id, event.alert);
    else if (event.kind === "rule") rules.set(event.rule.id, event.rule);
  }

  return {
    farm,
    sensor_data: merge(base.sensor_data, sensors),
    devices: merge(base.devices, devices),
    schedules: base.schedules.some((rule) => rules.has(rule.id)) ? base.schedules.map((rule) => rules.get(rule.id) ?? rule) : base.schedules,
    alerts: alerts.size === 0 ? base.alerts : merge(base.alerts, alerts).filter((alert) => alert.state !== "resolved"),
  };
}

function merge<T extends { id: string }>(before: T[], news: ReadonlyMap<string, T>): T[] {
  if (news.size === 0) return before;
  const left = new Map(news);
  const merged = before.map((item) => {
    const newer = left.get(item.id);
    left.delete(item.id);
    return newer ?? item;
  });
  return [...merged, ...left.values()];
}

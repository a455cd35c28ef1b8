import type { CommandData, DeviceType, Rule, RuleMode, SensorType, Severity } from "../api/types";

// A rule as it is written and sent: the shapes of the API, looser than the generated ones, for a rule in the making is not complete yet.

export interface Comparison {
  is: "above" | "below" | "between" | "outside";
  value?: number;
  low?: number;
  high?: number;
  hysteresis?: number;
  max_age_seconds?: number;
}

export type SensorSelector = { id: string } | { type: SensorType; in?: string | null; aggregate: "avg" | "min" | "max" };
export type SensorCondition = { sensor: SensorSelector } & Comparison;
export type MetricCondition = { metric: "vpd" | "dew_point" | "dli"; in?: string | null } & Comparison;
export type WeatherCondition = { weather: "temperature" | "humidity" | "cloud_cover" } & Comparison;
export interface TimeCondition {
  time: { from: string; to: string; days?: string[] | null };
}
export interface DeviceCondition {
  device: { id: string };
  is: "on" | "off" | "unavailable";
}
export interface AllOf {
  all: Condition[];
}
export interface AnyOf {
  any: Condition[];
}
export interface Not {
  not: Condition;
}
export type Condition = SensorCondition | MetricCondition | WeatherCondition | TimeCondition | DeviceCondition | AllOf | AnyOf | Not;

export type DeviceSelector = { id: string } | { type: DeviceType; in?: string | null };
export interface DeviceAction {
  device: DeviceSelector;
  command: "turn_on" | "turn_off" | "set";
  data?: CommandData | null;
}
export interface NotifyAction {
  notify: { severity: Severity; message: string };
}
export type Action = DeviceAction | NotifyAction;

export interface Draft {
  name: string;
  mode: RuleMode;
  when: Condition;
  for_seconds: number;
  then: Action[];
  otherwise: Action[];
  cooldown_seconds: number;
  on_unknown: "hold" | "false";
  priority: number;
}

/** What of a rule a person writes. */
export const draftOf = (rule: Rule): Draft => {
  const { name, mode, when, for_seconds, then, otherwise, cooldown_seconds, on_unknown, priority } = rule;
  return { name, mode, when: when as Condition, for_seconds: Number(for_seconds), then: then as Action[], otherwise: otherwise as Action[], cooldown_seconds: Number(cooldown_seconds), on_unknown, priority: Number(priority) };
};

export type Kind = "sensor" | "metric" | "time" | "device" | "weather" | "all" | "any" | "not";

export function kindOf(condition: Condition): Kind {
  const kinds: Kind[] = ["sensor", "metric", "time", "device", "weather", "all", "any", "not"];
  return kinds.find((kind) => kind in condition) ?? "all";
}

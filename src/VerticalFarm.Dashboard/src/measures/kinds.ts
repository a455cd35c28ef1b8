import type { Sensor, SensorType } from "../api/types";
import { text } from "../text";

/** What can be looked at: what a sensor measures, or what follows from two of them. */
export type Kind = SensorType | "vpd";

/** A band that is no farm's own setting: most leafy crops do well within it. */
const vpdGuide = { low: 0.7, high: 1.2 };

export const kindName = (kind: Kind) => (kind === "vpd" ? text.farm.vpd : text.sensorTypes[kind]);

const order: Kind[] = [
  "air_temperature", "relative_humidity", "vpd", "co2", "ppfd", "ph", "ec", "leaf_temperature", "water_temperature", "water_level",
  "substrate_moisture", "dissolved_oxygen", "flow", "power",
];

/** The kinds that these sensors can show, the telling ones first. */
export function kindsOf(sensors: readonly Sensor[]): Kind[] {
  const types = new Set<Kind>(sensors.map((sensor) => sensor.type));
  if (types.has("air_temperature") && types.has("relative_humidity")) types.add("vpd");
  return order.filter((kind) => types.has(kind));
}

export interface Band {
  low: number | null;
  high: number | null;
}

/** The setpoint band of a kind: that of its sensors, where they have one. */
export function bandOf(kind: Kind, sensors: readonly Sensor[]): Band {
  if (kind === "vpd") return vpdGuide;
  const with_ = sensors.find((sensor) => sensor.type === kind && (sensor.thresholds?.low != null || sensor.thresholds?.high != null));
  return { low: with_?.thresholds?.low ?? null, high: with_?.thresholds?.high ?? null };
}

import type { Sensor } from "../api/types";
import { mean } from "./fresh";
import type { Kind } from "./kinds";
import { vpd } from "./physics";

/** What a kind is now over these sensors; null without a fresh reading. */
export function valueOf(kind: Kind, sensors: readonly Sensor[], now: number): number | null {
  if (kind !== "vpd") return mean(sensors, kind, now);
  const temperature = mean(sensors, "air_temperature", now);
  const humidity = mean(sensors, "relative_humidity", now);
  return temperature === null || humidity === null ? null : vpd(temperature, humidity);
}

export const unitOf = (kind: Kind, sensors: readonly Sensor[]) => (kind === "vpd" ? "kPa" : (sensors.find((sensor) => sensor.type === kind)?.unit ?? ""));

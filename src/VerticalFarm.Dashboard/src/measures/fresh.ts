import type { Sensor } from "../api/types";

/** The gateway calls a sensor silent after ten of its intervals; a page that heard nothing must come to the same by itself. */
const silentAfterIntervals = 10;

export const ageSeconds = (sensor: Sensor, now: number) => (sensor.latest ? (now - Date.parse(sensor.latest.ts)) / 1000 : Infinity);

/** Whether its value may be taken for what is now. */
export function isFresh(sensor: Sensor, now: number): boolean {
  return sensor.latest !== null && sensor.status !== "stale" && sensor.status !== "unknown" && ageSeconds(sensor, now) <= silentAfterIntervals * sensor.expected_interval_seconds;
}

/** Whether its age is worth telling: older than twice what is expected. */
export const isAged = (sensor: Sensor, now: number) => ageSeconds(sensor, now) > 2 * sensor.expected_interval_seconds;

/** The mean of a kind over sensors that are fresh; null when none is. */
export function mean(sensors: readonly Sensor[], type: string, now: number): number | null {
  const values = sensors.filter((sensor) => sensor.type === type && isFresh(sensor, now)).map((sensor) => sensor.latest!.value);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

import type { Analytics, SensorAnalytics } from "../api/types";

/** Which part of the known time the sensors with a band were in it, each by the time that it is known; null without any. */
export function inRange(sensors: readonly SensorAnalytics[]): number | null {
  const banded = sensors.filter((sensor) => sensor.in_range !== null && sensor.known > 0);
  const known = banded.reduce((sum, sensor) => sum + sensor.known, 0);
  return known === 0 ? null : banded.reduce((sum, sensor) => sum + sensor.in_range! * sensor.known, 0) / known;
}

/** The sensors that were out of their band the longest. */
export const worst = (sensors: readonly SensorAnalytics[], most: number) =>
  sensors.filter((sensor) => sensor.in_range !== null && sensor.in_range < 0.9995).sort((a, b) => a.in_range! - b.in_range!).slice(0, most);

/** The light of a day, as the mean of whole days; null when there is none. */
export function lightADay({ dli }: Pick<Analytics, "dli">): number | null {
  const whole = dli.filter((one) => one.whole);
  return whole.length === 0 ? null : whole.reduce((sum, one) => sum + one.moles, 0) / whole.length;
}

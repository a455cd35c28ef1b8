import { useQuery } from "@tanstack/react-query";
import type { Sensor } from "../api/types";
import type { Kind } from "./kinds";
import { vpd } from "./physics";
import { type Series, readSeries, together } from "./series";

const dayMs = 86_400_000;
const hourMs = 3_600_000;

// A shape of the day needs no more than some sensors of a kind.
const most = 4;

async function dayOf(sensors: readonly Sensor[], type: string, signal: AbortSignal): Promise<Map<string, number>> {
  const to = Date.now();
  const those = sensors.filter((sensor) => sensor.type === type).slice(0, most);
  const series: Series[] = await Promise.all(those.map((sensor) => readSeries(sensor.id, to - dayMs, to, "1h", signal)));
  return together(series);
}

/** The last day of a kind, hour by hour, with nulls where nothing was read. */
export function useDay(kind: Kind, sensors: readonly Sensor[]) {
  const ids = sensors.filter((s) => s.type === kind || (kind === "vpd" && (s.type === "air_temperature" || s.type === "relative_humidity"))).map((s) => s.id);
  return useQuery({
    queryKey: ["day", kind, ids.slice(0, 2 * most)],
    queryFn: async ({ signal }) => {
      if (kind !== "vpd") return hourly(await dayOf(sensors, kind, signal));
      const [temperature, humidity] = await Promise.all([dayOf(sensors, "air_temperature", signal), dayOf(sensors, "relative_humidity", signal)]);
      const both = [...temperature].flatMap(([ts, t]): [string, number][] => (humidity.has(ts) ? [[ts, vpd(t, humidity.get(ts)!)]] : []));
      return hourly(new Map(both));
    },
    staleTime: 60_000,
    refetchInterval: 120_000,
  });
}

/** One value an hour over the last day; an hour without readings is null, so that a gap is drawn as one. */
export function hourly(values: ReadonlyMap<string, number>, now = Date.now()): (number | null)[] {
  const first = Math.floor((now - dayMs) / hourMs) * hourMs + hourMs;
  const byHour = new Map([...values].map(([ts, value]) => [Date.parse(ts), value]));
  return Array.from({ length: 24 }, (_, i) => byHour.get(first + i * hourMs) ?? null);
}

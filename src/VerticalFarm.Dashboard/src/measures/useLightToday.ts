import { useQuery } from "@tanstack/react-query";
import type { Sensor } from "../api/types";
import { startOfDay } from "../ui/time";
import { dli } from "./physics";
import { readSeries, together } from "./series";

/** Light since the farm's midnight in mol/m²; null while it is asked for or when nothing measures it. */
export function useLightToday(sensors: readonly Sensor[], zone: string): number | null {
  const those = sensors.filter((sensor) => sensor.type === "ppfd").slice(0, 4);
  const light = useQuery({
    queryKey: ["light-today", those.map((sensor) => sensor.id)],
    queryFn: async ({ signal }) => {
      const to = Date.now();
      const series = await Promise.all(those.map((sensor) => readSeries(sensor.id, startOfDay(to, zone), to, "1m", signal)));
      return dli([...together(series).values()], 60);
    },
    enabled: those.length > 0,
    staleTime: 60_000,
    refetchInterval: 60_000,
  });
  return light.data ?? null;
}

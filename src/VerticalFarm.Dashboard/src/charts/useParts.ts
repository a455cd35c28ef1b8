import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Sensor } from "../api/types";
import { type Series, readSeries } from "../measures/series";
import type { Part } from "./ChartPanel";
import type { Span } from "./span";

/** The readings of some sensors over a span, all asked for at once. */
export function useParts(sensors: Sensor[], span: Span) {
  const ids = sensors.map((sensor) => sensor.id);
  const query = useQuery({
    queryKey: ["chart", ids, span.from, span.to],
    queryFn: ({ signal }) => Promise.all(ids.map((id) => readSeries(id, span.from, span.to, "auto", signal))),
    placeholderData: (before: Series[] | undefined, of) => (of && String(of.queryKey[1]) === String(ids) ? keepPreviousData(before) : undefined),
    staleTime: 30_000,
    enabled: ids.length > 0,
  });
  const panels = useMemo(() => {
    const parts: Part[] = (query.data ?? []).flatMap((series, line) => (sensors[line] ? [{ sensor: sensors[line], series, line }] : []));
    const byUnit = new Map<string, Part[]>();
    for (const part of parts) {
      const key = `${part.sensor.unit} ${part.sensor.unit === "" || part.sensor.unit === "%" ? part.sensor.type : ""}`;
      byUnit.set(key, [...(byUnit.get(key) ?? []), part]);
    }
    return [...byUnit.values()];
    // The sensors' latest readings change all the time; what is drawn does not.
  }, [query.data]);
  return { query, panels };
}

import { get } from "../api/client";

export interface Bucket {
  ts: string;
  value?: number;
  min?: number;
  avg?: number;
  max?: number;
}

export interface Series {
  resolution: "raw" | "1m" | "1h" | "1d";
  items: Bucket[];
}

export type Resolution = "auto" | Series["resolution"];

export const readSeries = (sensorId: string, from: number, to: number, resolution: Resolution, signal?: AbortSignal) =>
  get<Series>(`sensors/${sensorId}/readings?from=${iso(from)}&to=${iso(to)}&resolution=${resolution}`, signal);

const iso = (ms: number) => encodeURIComponent(new Date(ms).toISOString());

export const meanOf = (bucket: Bucket) => bucket.avg ?? bucket.value ?? NaN;

/** The mean of several series, time by time. */
export function together(series: readonly Series[]): Map<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { items } of series) {
    for (const item of items) {
      const at = sums.get(item.ts) ?? { sum: 0, count: 0 };
      at.sum += meanOf(item);
      at.count++;
      sums.set(item.ts, at);
    }
  }
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([ts, { sum, count }]) => [ts, sum / count]));
}

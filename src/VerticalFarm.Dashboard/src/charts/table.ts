import type { Sensor } from "../api/types";
import { type Series, meanOf } from "../measures/series";

const seconds = { raw: 0, "1m": 60, "1h": 3600, "1d": 86_400 };

/** Columns for the chart: times in seconds, then mean, lowest and highest. Where readings are missing there is a null: a gap is drawn as one. */
export type Columns = [number[], (number | null)[], (number | null)[], (number | null)[]];

export function columnsOf(series: Series, sensor: Pick<Sensor, "expected_interval_seconds">): Columns {
  const bucket = seconds[series.resolution];
  const widest = Math.max(3 * sensor.expected_interval_seconds, 2.5 * bucket);
  const columns: Columns = [[], [], [], []];
  let before = Infinity;
  for (const item of series.items) {
    const at = Date.parse(item.ts) / 1000;
    if (at - before > widest) push(columns, before + widest / 2, null, null, null);
    const mean = meanOf(item);
    push(columns, at, mean, item.min ?? mean, item.max ?? mean);
    before = at;
  }
  return columns;
}

function push(columns: Columns, at: number, mean: number | null, low: number | null, high: number | null) {
  columns[0].push(at);
  columns[1].push(mean);
  columns[2].push(low);
  columns[3].push(high);
}

/** One table of all that is drawn, for other programs: a line a time. */
export function csvOf(parts: readonly { sensor: Sensor; series: Series }[]): string {
  const times = new Map<string, (string | undefined)[]>();
  parts.forEach(({ series }, i) => {
    for (const item of series.items) {
      const line = times.get(item.ts) ?? Array<string | undefined>(parts.length * 3);
      const mean = meanOf(item);
      [mean, item.min ?? mean, item.max ?? mean].forEach((value, k) => (line[i * 3 + k] = String(value)));
      times.set(item.ts, line);
    }
  });
  const head = ["ts", ...parts.flatMap(({ sensor }) => ["mean", "min", "max"].map((what) => quoted(`${sensor.name} ${what} (${sensor.unit})`)))];
  const lines = [...times].sort(([a], [b]) => (a < b ? -1 : 1)).map(([ts, values]) => [ts, ...Array.from(values, (value) => value ?? "")].join(","));
  return [head.join(","), ...lines, ""].join("\r\n");
}

// A name may begin with what a spreadsheet takes for a formula.
const quoted = (name: string) => `"${name.replace(/^[=+\-@]/, "'$&").replaceAll('"', '""')}"`;

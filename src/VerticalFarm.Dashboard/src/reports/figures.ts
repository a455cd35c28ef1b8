import type { ReportFigures } from "../api/types";
import { text } from "../text";
import { duration, number, percent } from "../ui/format";

export type Figure = keyof ReportFigures;

const order: Figure[] = ["in_range", "completeness", "air_temperature", "relative_humidity", "vpd", "dli", "energy_kwh", "device_on_seconds", "switch_ons", "alerts"];

/** A figure as it is written, and its unit. */
export function figureParts(figure: Figure, value: number): [string, string] {
  switch (figure) {
    case "in_range":
    case "completeness":
      return [percent(value), ""];
    case "device_on_seconds":
      return [duration(value), ""];
    case "switch_ons":
      return [text.reports.times(Math.round(value)), ""];
    case "alerts":
      return [String(Math.round(value * 10) / 10), ""];
    case "energy_kwh":
      return [value.toFixed(value < 10 ? 2 : 1), "kWh"];
    default:
      return [number(value, figure), text.reports.units[figure] ?? ""];
  }
}

/** The same in one. */
export const figureWords = (figure: Figure, value: number) => figureParts(figure, value).join(" ").trim();

/** The figures that something is known of, in order. */
export const known = (figures: ReportFigures) => order.flatMap((figure) => (figures[figure] == null ? [] : [{ figure, value: figures[figure] }]));

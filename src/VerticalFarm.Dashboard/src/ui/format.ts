import { text } from "../text";

// Sensible decimals by kind: 21.4 °C, 64 %, 812 ppm, 5.9 pH, 1.62 mS/cm.
const decimals: Record<string, number> = {
  air_temperature: 1, leaf_temperature: 1, water_temperature: 1, dew_point: 1, ph: 1, flow: 1, dissolved_oxygen: 1, ec: 2, vpd: 2, dli: 1,
};

export const decimalsOf = (type: string) => decimals[type] ?? 0;

/** A number without its unit. */
export const number = (value: number, type: string) => value.toFixed(decimalsOf(type));

/** A number with its unit. */
export const measure = (value: number, type: string, unit: string) => `${number(value, type)} ${unit}`.trim();

/** "21.0 – 25.0" or "above 25"; empty without limits. */
export function band(low: number | null | undefined, high: number | null | undefined, type: string): string {
  if (low != null && high != null) return `${number(low, type)} – ${number(high, type)}`;
  if (low != null) return text.format.atLeast(number(low, type));
  if (high != null) return text.format.atMost(number(high, type));
  return "";
}

/** "5 s", "3 min", "2 h 10 min", "4 d". */
export function duration(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return s % 60 && s < 600 ? `${Math.floor(s / 60)} min ${s % 60} s` : `${Math.round(s / 60)} min`;
  if (s < 86_400) {
    const minutes = Math.floor((s % 3600) / 60);
    return minutes ? `${Math.floor(s / 3600)} h ${minutes} min` : `${Math.floor(s / 3600)} h`;
  }
  const hours = Math.floor((s % 86_400) / 3600);
  return hours ? `${Math.floor(s / 86_400)} d ${hours} h` : `${Math.floor(s / 86_400)} d`;
}

/** "612 MB". */
export function bytes(count: number): string {
  let rest = count;
  let unit = 0;
  for (; rest >= 1000 && unit < text.format.bytes.length - 1; unit++) rest /= 1000;
  return `${rest < 10 && unit > 0 ? rest.toFixed(1) : Math.round(rest)} ${text.format.bytes[unit]}`;
}

/** "96 %", and never "100 %" while something is missing. */
export const percent = (share: number) => `${share < 1 && share > 0.99 ? (Math.floor(share * 1000) / 10).toFixed(1) : Math.round(share * 100)} %`;

/** How long ago. */
export const age = (ts: string, now: number) => text.format.ago(roughly(Math.max(0, (now - Date.parse(ts)) / 1000)));

/** "59:03", or "1:02:03": what is left of a countdown. */
export function countdown(until: string, now: number): string {
  const s = Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  return s >= 3600 ? `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}` : `${Math.floor(s / 60)}:${two(s % 60)}`;
}

function roughly(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} d`;
}

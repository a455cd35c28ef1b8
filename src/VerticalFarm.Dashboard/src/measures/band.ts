import type { Band } from "./kinds";

/** Where a value is against its band: 0 within, -1 to -3 below, 1 to 3 above; null without a band. */
export type Level = -3 | -2 | -1 | 0 | 1 | 2 | 3;

// By how many widths of the band (or tenths of its one limit) a value is outside.
const steps = [0.25, 0.75];

export function levelOf(value: number, { low, high }: Band): Level | null {
  if (low === null && high === null) return null;
  const width = low !== null && high !== null && high > low ? high - low : Math.abs(high ?? low ?? 1) * 0.4 || 1;
  if (low !== null && value < low) return -stepOf((low - value) / width) as Level;
  if (high !== null && value > high) return stepOf((value - high) / width) as Level;
  return 0;
}

const stepOf = (out: number) => 1 + steps.filter((step) => out > step).length;

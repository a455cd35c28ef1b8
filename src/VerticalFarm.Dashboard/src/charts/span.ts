/** What part of time is drawn. */
export interface Span {
  from: number;
  to: number;
}

export const lengths: Record<string, number> = { "1h": 3_600_000, "6h": 21_600_000, "24h": 86_400_000, "7d": 604_800_000, "30d": 2_592_000_000 };

const shortest = 60_000;

/** The span that the address names: a length up to now, or two ends. */
export function spanOf(params: URLSearchParams, now: number): Span {
  const from = Number(params.get("from"));
  const to = Number(params.get("to"));
  if (from > 0 && to > from) return { from, to: Math.max(to, from + shortest) };
  return { from: now - (lengths[params.get("span") ?? ""] ?? lengths["24h"]!), to: now };
}

/** The span moved by a part of its length, never past now. */
export function moved({ from, to }: Span, part: number, now: number): Span {
  const length = to - from;
  const end = Math.min(now, to + length * part);
  return { from: end - length, to: end };
}

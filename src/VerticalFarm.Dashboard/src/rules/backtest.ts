import { post } from "../api/client";
import type { RuleOutcome } from "../api/types";
import type { Draft } from "./model";

/** What the gateway says that a rule would have done; the fields that are shown here. */
export interface BacktestReport {
  from: string;
  to: string;
  firings: { from: string; to: string; seconds: number }[];
  firings_total: number;
  /** Shares of the time, 0 to 1. */
  shares: { true: number; false: number; unknown: number };
  timeline: { at: string; outcome: RuleOutcome }[];
  devices: { device_id: string; name: string; on_seconds: number; starts: number }[];
  refused: { at: string; device_id: string; message: string }[];
  refused_total: number;
}

/** A time in which the rule would have said the same. */
export interface Stretch {
  from: number;
  to: number;
  outcome: RuleOutcome;
}

/** Asks what a rule would have done on recorded days; changes nothing. */
export const runBacktest = (farmId: string, draft: Draft, from: number, to: number) =>
  post<BacktestReport>(`farms/${farmId}/rules/backtest`, {
    rule: { ...draft, name: draft.name.trim() || "Backtest" },
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  });

/** The timeline as stretches, each up to the next. */
export function stretchesOf({ timeline, to }: Pick<BacktestReport, "timeline" | "to">): Stretch[] {
  return timeline.map((turn, i) => ({ from: Date.parse(turn.at), to: Date.parse(timeline[i + 1]?.at ?? to), outcome: turn.outcome }));
}

/** For how many seconds the rule would have been in force, and for how many an input was missing. */
export function totalsOf(report: BacktestReport): { held: number; missing: number } {
  const length = (Date.parse(report.to) - Date.parse(report.from)) / 1000;
  return { held: report.firings.reduce((sum, firing) => sum + firing.seconds, 0), missing: report.shares.unknown * length };
}

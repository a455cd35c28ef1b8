import { expect, it } from "vitest";
import { type BacktestReport, stretchesOf, totalsOf } from "./backtest";

const report: BacktestReport = {
  from: "2026-11-25T00:00:00Z",
  to: "2026-11-25T03:00:00Z",
  firings: [{ from: "2026-11-25T01:00:30Z", to: "2026-11-25T02:00:00Z", seconds: 3570 }],
  firings_total: 1,
  shares: { true: 1 / 3, false: 1 / 3, unknown: 1 / 3 },
  timeline: [
    { at: "2026-11-25T00:00:00Z", outcome: "unknown" },
    { at: "2026-11-25T01:00:00Z", outcome: "true" },
    { at: "2026-11-25T02:00:00Z", outcome: "false" },
  ],
  devices: [],
  refused: [],
  refused_total: 0,
};

it("a timeline is drawn as stretches, the last up to the end", () => {
  expect(stretchesOf(report).map(({ from, to, outcome }) => [(to - from) / 60_000, outcome])).toEqual([[60, "unknown"], [60, "true"], [60, "false"]]);
});

it("a rule is in force from when it has held for long enough, not from when it holds", () => expect(totalsOf(report)).toEqual({ held: 3570, missing: expect.closeTo(3600) }));

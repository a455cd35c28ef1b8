import { describe, expect, it } from "vitest";
import type { Command } from "../api/types";
import { ago, device, now, sensor } from "../testing/make";
import { onBands } from "./bands";
import { clustersOf } from "./clusters";
import { moved, spanOf } from "./span";
import { columnsOf, csvOf } from "./table";

const command = (said: Partial<Command>): Command => ({ command: "turn_on", status: "observed", data: null, ...said }) as Command;
const span = { from: now - 1000_000, to: now };

describe("a gap in the readings", () => {
  const at = (seconds: number, value: number) => ({ ts: new Date(seconds * 1000).toISOString(), value });
  it("is drawn as one and never bridged", () => {
    const [times, means] = columnsOf({ resolution: "raw", items: [at(0, 1), at(10, 2), at(100, 3)] }, sensor({ expected_interval_seconds: 10 }));
    expect(times).toEqual([0, 10, 25, 100]);
    expect(means).toEqual([1, 2, null, 3]);
  });
  it("is none while readings come at their pace", () => {
    const [times] = columnsOf({ resolution: "raw", items: [at(0, 1), at(30, 2)] }, sensor({ expected_interval_seconds: 10 }));
    expect(times).toEqual([0, 30]);
  });
  it("is judged by the bucket when readings are rolled up", () => {
    const hour = (n: number) => ({ ts: new Date(n * 3_600_000).toISOString(), avg: 2, min: 1, max: 3, count: 9 });
    const [times, means, lows, highs] = columnsOf({ resolution: "1h", items: [hour(0), hour(2), hour(6)] }, sensor());
    expect(times).toHaveLength(4);
    expect(means).toEqual([2, 2, null, 2]);
    expect([lows[0], highs[0], lows[2]]).toEqual([1, 3, null]);
  });
});

describe("the span of a chart", () => {
  it("is what the address says, or a day up to now", () => {
    expect(spanOf(new URLSearchParams("span=1h"), now)).toEqual({ from: now - 3_600_000, to: now });
    expect(spanOf(new URLSearchParams(""), now)).toEqual({ from: now - 86_400_000, to: now });
    expect(spanOf(new URLSearchParams(`from=${now - 500_000}&to=${now}`), now)).toEqual({ from: now - 500_000, to: now });
    expect(spanOf(new URLSearchParams("from=9&to=1"), now).to).toBe(now);
  });
  it("moves, but not past now", () => {
    expect(moved({ from: 0, to: 100 }, -0.5, 1000)).toEqual({ from: -50, to: 50 });
    expect(moved({ from: 900, to: 1000 }, 0.5, 1000)).toEqual({ from: 900, to: 1000 });
  });
});

describe("when a device was on", () => {
  const on = command({ ended_at: ago(600) });
  const off = command({ command: "turn_off", ended_at: ago(300) });
  it("follows the commands that it was seen to follow", () => {
    expect(onBands([off, on], device(), span, now)).toEqual([{ from: now - 600_000, to: now - 300_000 }]);
    expect(onBands([off, command({ ended_at: ago(600), status: "failed" })], device(), span, now)).toEqual([]);
  });
  it("lasts until now while nothing ends it", () => expect(onBands([on], device(), span, now)).toEqual([{ from: now - 600_000, to: now }]));
  it("counts what was seen since, without a command", () =>
    expect(onBands([off], device({ reported: { state: "on", at: ago(100) } as never }), span, now)).toEqual([{ from: now - 100_000, to: now }]));
  it("is cut to the span", () => expect(onBands([command({ ended_at: ago(2000) })], device(), span, now)).toEqual([{ from: span.from, to: now }]));
});

describe("the table for other programs", () => {
  it("has a line a time, and names that no spreadsheet takes for a formula", () => {
    const series = { resolution: "raw" as const, items: [{ ts: "2026-01-01T00:00:00Z", value: 1.5 }] };
    const later = { resolution: "raw" as const, items: [{ ts: "2026-01-01T00:00:01Z", value: 2 }] };
    expect(csvOf([{ sensor: sensor({ name: '=A "1"' }), series }, { sensor: sensor(), series: later }]).split("\r\n")).toEqual([
      `ts,"'=A ""1"" mean (°C)","'=A ""1"" min (°C)","'=A ""1"" max (°C)","Air mean (°C)","Air min (°C)","Air max (°C)"`,
      "2026-01-01T00:00:00Z,1.5,1.5,1.5,,,",
      "2026-01-01T00:00:01Z,,,,2,2,2",
      "",
    ]);
  });
});

describe("marks that lie too close", () => {
  it("become one, so that a finger finds each", () =>
    expect(clustersOf([0, 0.01, 0.02, 0.5, 0.52, 0.54], (at) => at, 0.03).map((cluster) => cluster.items)).toEqual([[0, 0.01, 0.02], [0.5, 0.52], [0.54]]));
});

import { describe, expect, it } from "vitest";
import type { Decision, Layout } from "../api/types";
import { ago, device, now, rule } from "../testing/make";
import { actionsFor, besides, devicesOf, saidOver } from "./reach";

const on = { device: { id: "d1" }, command: "turn_on" } as never;
const off = { device: { id: "d1" }, command: "turn_off" } as never;
const layout: Layout = { rows: [{ id: "row", name: "Row A", position: 0, racks: [{ id: "rack", name: "Rack", position: 0, shelves: [{ id: "shelf", name: "1", position: 0 }] }] }] };
const shadow = rule({ id: "s", mode: "shadow", then: [on], otherwise: [off] });

describe("what a rule would do", () => {
  it("is what it says for how it stands", () => {
    expect(actionsFor(shadow, "true")).toEqual([on]);
    expect(actionsFor(shadow, "false")).toEqual([off]);
    expect(actionsFor(shadow, "unknown")).toEqual([]);
    expect(actionsFor({ ...shadow, on_unknown: "false" }, "unknown")).toEqual([off]);
  });
  it("is done to the devices of a kind in a place", () => {
    const fans = [device({ id: "d1", shelf_id: "shelf" }), device({ id: "d2" }), device({ id: "d3", type: "light" })];
    const ids = (selector: Parameters<typeof devicesOf>[0]) => devicesOf(selector, fans, layout).map((one) => one.id);
    expect(ids({ type: "fan" })).toEqual(["d1", "d2"]);
    expect(ids({ type: "fan", in: "row" })).toEqual(["d1"]);
    expect(ids({ id: "d3" })).toEqual(["d3"]);
  });
});

describe("a rule in shadow beside what is armed", () => {
  const fan = device({ reported: { state: "off" } as never });
  const armed = (id: string, outcome: "true" | "false", priority: number) => rule({ id, name: id, then: [on], otherwise: [off], priority, state: { outcome, since: ago(60) } as never });

  it("differs when the armed rule wants something else", () => {
    expect(besides(shadow, [shadow, armed("a", "false", 50)], [fan], layout)).toMatchObject([{ would: { command: "turn_on" }, armed: { rule: { id: "a" }, does: { command: "turn_off" } }, differs: true }]);
    expect(besides(shadow, [armed("a", "true", 50)], [fan], layout)).toMatchObject([{ differs: false }]);
  });
  it("is compared with the armed rule that ranks highest", () =>
    expect(besides(shadow, [armed("low", "true", 10), armed("high", "false", 90)], [fan], layout)).toMatchObject([{ armed: { rule: { id: "high" } }, differs: true }]));
  it("is compared with how the device is where nothing is armed", () => expect(besides(shadow, [rule({ mode: "disabled", then: [on] })], [fan], layout)).toMatchObject([{ armed: null, differs: true }]));
  it("does not differ while it would leave the device as it is", () => expect(besides(shadow, [], [fan], layout, "unknown")).toMatchObject([{ would: null, differs: false }]));
});

describe("what a rule said over a time", () => {
  const turn = (secondsAgo: number, outcome: string, executed_by: string | null = null) => ({ at: ago(secondsAgo), outcome, executed_by }) as Decision;
  it("goes from each decision to the next, and the last up to now; what people did is none of its own", () =>
    expect(saidOver([turn(10, "false"), turn(20, "true", "me"), turn(30, "true"), turn(90, "false")], now - 60_000, now)).toEqual([
      { from: now - 60_000, to: now - 30_000, outcome: "false" },
      { from: now - 30_000, to: now - 10_000, outcome: "true" },
      { from: now - 10_000, to: now, outcome: "false" },
    ]));
});

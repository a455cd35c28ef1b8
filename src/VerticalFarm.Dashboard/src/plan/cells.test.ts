import { describe, expect, it } from "vitest";
import type { Layout } from "../api/types";
import { ago, now, sensor } from "../testing/make";
import { Cells, ordered } from "./cells";

const layout: Layout = { rows: [{ id: "r", name: "Row A", position: 0, racks: [
  { id: "k1", name: "Rack A1", position: 1, shelves: [{ id: "low", name: "1", position: 0 }, { id: "top", name: "2", position: 1 }] },
  { id: "k0", name: "Rack A0", position: 0, shelves: [{ id: "other", name: "1", position: 0 }] },
] }] };

const row = ordered(layout).rows[0]!;
const cell = (shelf: string, sensors = [sensor({ shelf_id: "low", latest: { ts: ago(1), value: 30 } })]) => {
  const cells = new Cells(sensors, [], "air_temperature", { low: 20, high: 24 }, now);
  const rack = row.racks.find((one) => one.shelves.some((s) => s.id === shelf))!;
  return cells.of(row, rack, rack.shelves.find((s) => s.id === shelf)!);
};

describe("the plan", () => {
  it("shows racks in order, and shelves from the top down", () => {
    expect(row.racks.map((rack) => rack.id)).toEqual(["k0", "k1"]);
    expect(row.racks[1]?.shelves.map((shelf) => shelf.id)).toEqual(["top", "low"]);
  });
  it("shows a shelf its own sensor", () => expect(cell("low")).toMatchObject({ value: 30, level: 3, own: true, stale: false }));
  it("lends a shelf without one the value of its surroundings, and says so", () => {
    expect(cell("top")).toMatchObject({ value: 30, own: false });
    expect(cell("other")).toMatchObject({ value: 30, own: false });
  });
  it("never shows an old value as one of now", () =>
    expect(cell("low", [sensor({ shelf_id: "low", latest: { ts: ago(9999), value: 30 } })])).toMatchObject({ value: null, level: null, stale: true }));
  it("says nothing where nothing measures", () => expect(cell("low", [])).toMatchObject({ value: null, stale: false, own: false }));
});

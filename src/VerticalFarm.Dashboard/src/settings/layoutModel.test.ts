import { expect, it } from "vitest";
import { renamed, withRow, withRack, withShelves, withoutRack, withoutRow } from "./layoutModel";

const one = withRow({ rows: [] });
const row = one.rows[0]!;
const rack = row.racks[0]!;

it("a new row brings a rack of four shelves, each with a name and a UUID of its own", () => {
  expect([row.name, rack.name, rack.shelves.map((shelf) => shelf.name)]).toEqual(["Row A", "Rack A1", ["A1-1", "A1-2", "A1-3", "A1-4"]]);
  const ids = [row.id, rack.id, ...rack.shelves.map((shelf) => shelf.id)];
  expect(new Set(ids).size).toBe(6);
  ids.forEach((id) => expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));
});

it("shelves come and go at the top", () => {
  expect(withShelves(one, rack.id, 1).rows[0]?.racks[0]?.shelves.at(-1)).toMatchObject({ name: "A1-5", position: 4 });
  expect(withShelves(one, rack.id, -1).rows[0]?.racks[0]?.shelves.map((shelf) => shelf.position)).toEqual([0, 1, 2]);
});

it("what stays keeps its order without holes", () => {
  const two = withRack(one, row.id);
  expect(withoutRack(two, rack.id).rows[0]?.racks.map((left) => [left.name, left.position])).toEqual([["Rack A2", 0]]);
  expect(withoutRow(withRow(one), row.id).rows.map((left) => [left.name, left.position])).toEqual([["Row B", 0]]);
});

it("names change without moving anything", () => expect(renamed(one, rack.id, "Nursery").rows[0]?.racks[0]).toMatchObject({ name: "Nursery", id: rack.id }));

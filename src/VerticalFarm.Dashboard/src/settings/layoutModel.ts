import type { Layout, LayoutRack, LayoutRow } from "../api/types";

// Changes of a layout before it is saved. New places get an id here, so that things can stand on them at once.

const id = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

const usualShelves = 4;
const letter = (n: number) => (n < 26 ? String.fromCharCode(65 + n) : String(n + 1));

const shelf = (rack: string, position: number) => ({ id: id(), name: `${rack}-${position + 1}`, position });

export function withRow(layout: Layout): Layout {
  const name = letter(layout.rows.length);
  const row: LayoutRow = { id: id(), name: `Row ${name}`, position: layout.rows.length, racks: [] };
  return withRack({ rows: [...layout.rows, row] }, row.id);
}

export const withRack = (layout: Layout, rowId: string): Layout => eachRow(layout, (row, i) => {
  if (row.id !== rowId) return row;
  const short = `${letter(i)}${row.racks.length + 1}`;
  const rack: LayoutRack = { id: id(), name: `Rack ${short}`, position: row.racks.length, shelves: Array.from({ length: usualShelves }, (_, n) => shelf(short, n)) };
  return { ...row, racks: [...row.racks, rack] };
});

/** One shelf more on top, or the top one less. */
export const withShelves = (layout: Layout, rackId: string, change: 1 | -1): Layout => eachRack(layout, (rack) => {
  if (rack.id !== rackId) return rack;
  const short = rack.name.replace(/^Rack /, "");
  return { ...rack, shelves: change > 0 ? [...rack.shelves, shelf(short, rack.shelves.length)] : rack.shelves.slice(0, -1) };
});

export const withoutRow = (layout: Layout, rowId: string): Layout => renumbered({ rows: layout.rows.filter((row) => row.id !== rowId) });

export const withoutRack = (layout: Layout, rackId: string): Layout => renumbered(eachRow(layout, (row) => ({ ...row, racks: row.racks.filter((rack) => rack.id !== rackId) })));

export const renamed = (layout: Layout, placeId: string, name: string): Layout =>
  eachRow(layout, (row) => ({ ...row, name: row.id === placeId ? name : row.name, racks: row.racks.map((rack) => (rack.id === placeId ? { ...rack, name } : rack)) }));

const eachRow = (layout: Layout, change: (row: LayoutRow, index: number) => LayoutRow): Layout => ({ rows: layout.rows.map(change) });
const eachRack = (layout: Layout, change: (rack: LayoutRack) => LayoutRack): Layout => eachRow(layout, (row) => ({ ...row, racks: row.racks.map(change) }));
const renumbered = (layout: Layout): Layout => eachRow(layout, (row, position) => ({ ...row, position, racks: row.racks.map((rack, i) => ({ ...rack, position: i })) }));

import type { Device, Layout, LayoutRack, LayoutRow, LayoutShelf, Sensor } from "../api/types";
import { type Level, levelOf } from "../measures/band";
import { type Band, type Kind } from "../measures/kinds";
import { valueOf } from "../measures/value";

/** A shelf of the plan as it is drawn. */
export interface Cell {
  shelf: LayoutShelf;
  place: string;
  value: number | null;
  level: Level | null;
  /** Whether the value is that of a sensor on this very shelf; else it is that of its rack, row or farm. */
  own: boolean;
  /** Whether sensors that should tell are silent. */
  stale: boolean;
  sensors: Sensor[];
  devices: Device[];
}

/** Works out what each shelf shows. */
export class Cells {
  private readonly onShelf = new Map<string, Sensor[]>();
  private readonly devices = new Map<string, Device[]>();

  constructor(
    private readonly sensors: readonly Sensor[],
    devices: readonly Device[],
    private readonly kind: Kind,
    private readonly band: Band,
    private readonly now: number,
  ) {
    for (const sensor of sensors) if (sensor.shelf_id) this.onShelf.set(sensor.shelf_id, [...(this.onShelf.get(sensor.shelf_id) ?? []), sensor]);
    for (const device of devices) if (device.shelf_id) this.devices.set(device.shelf_id, [...(this.devices.get(device.shelf_id) ?? []), device]);
  }

  of(row: LayoutRow, rack: LayoutRack, shelf: LayoutShelf): Cell {
    const here = this.on([shelf]);
    const own = this.tells(here);
    // The nearest surroundings that have a sensor of the kind speak for a shelf that has none.
    const spoken = [here, this.on(rack.shelves), this.on(row.racks.flatMap((r) => r.shelves)), this.sensors].find((sensors) => this.tells(sensors)) ?? [];
    const value = valueOf(this.kind, spoken, this.now);
    return {
      shelf,
      place: `${row.name}, ${rack.name}, ${shelf.name}`,
      value,
      level: value === null ? null : levelOf(value, this.band),
      own,
      stale: value === null && spoken.length > 0,
      sensors: here,
      devices: this.devices.get(shelf.id) ?? [],
    };
  }

  private on(shelves: readonly LayoutShelf[]): Sensor[] {
    return shelves.flatMap((shelf) => this.onShelf.get(shelf.id) ?? []);
  }

  private tells(sensors: readonly Sensor[]): boolean {
    const types = this.kind === "vpd" ? ["air_temperature", "relative_humidity"] : [this.kind];
    return types.every((type) => sensors.some((sensor) => sensor.type === type));
  }
}

const byPosition = <T extends { position: number }>(a: T, b: T) => a.position - b.position;

/** Rows and racks in order; shelves from the top down, as one stands before them. */
export const ordered = (layout: Layout): Layout => ({
  rows: [...layout.rows].sort(byPosition).map((row) => ({
    ...row,
    racks: [...row.racks].sort(byPosition).map((rack) => ({ ...rack, shelves: [...rack.shelves].sort(byPosition).reverse() })),
  })),
});

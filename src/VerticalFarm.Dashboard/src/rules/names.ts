import type { Device, Layout, Sensor } from "../api/types";
import { placeNames } from "../plan/useLayout";

/** What people call what a rule names by id. */
export interface Names {
  sensor: (id: string) => Sensor | undefined;
  device: (id: string) => Device | undefined;
  place: (id: string) => string | undefined;
  unitOf: (type: string) => string;
}

export function namesOf(sensors: readonly Sensor[], devices: readonly Device[], layout: Layout | undefined): Names {
  const places = placeNames(layout);
  const bySensor = new Map(sensors.map((sensor) => [sensor.id, sensor]));
  const byDevice = new Map(devices.map((device) => [device.id, device]));
  return {
    sensor: (id) => bySensor.get(id),
    device: (id) => byDevice.get(id),
    place: (id) => places.get(id),
    unitOf: (type) => units[type] ?? sensors.find((sensor) => sensor.type === type)?.unit ?? "",
  };
}

const units: Record<string, string> = {
  air_temperature: "°C", water_temperature: "°C", leaf_temperature: "°C", relative_humidity: "%", water_level: "%", substrate_moisture: "%", co2: "ppm",
  ppfd: "µmol/m²/s", ph: "pH", ec: "mS/cm", flow: "L/min", power: "W", dissolved_oxygen: "mg/L", vpd: "kPa", dew_point: "°C", dli: "mol/m²",
  temperature: "°C", humidity: "%", cloud_cover: "%",
};

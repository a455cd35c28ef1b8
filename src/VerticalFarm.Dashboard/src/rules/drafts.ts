import type { Device, Sensor } from "../api/types";
import type { Action, Comparison, Condition, Draft, Kind } from "./model";

const usual: Record<string, number> = { air_temperature: 26, relative_humidity: 60, co2: 800, ppfd: 250, ph: 6.2, ec: 1.8, water_temperature: 22, water_level: 25 };

/** A rule to start from: what most farms want first. */
export function newDraft(sensors: readonly Sensor[], devices: readonly Device[]): Draft {
  return {
    name: "", mode: "shadow", when: newCondition("sensor", sensors, devices), for_seconds: 0, then: devices[0] ? [newAction(devices)] : [],
    otherwise: devices[0] ? [{ ...newAction(devices), command: "turn_off" } as Action] : [], cooldown_seconds: 0, on_unknown: "hold", priority: 50,
  };
}

export function newCondition(kind: Kind, sensors: readonly Sensor[], devices: readonly Device[]): Condition {
  const sensor = sensors.find((one) => one.type === "air_temperature") ?? sensors[0];
  switch (kind) {
    case "sensor":
      return sensor
        ? { sensor: { id: sensor.id }, ...above(usual[sensor.type] ?? 0) }
        : { sensor: { type: "air_temperature", aggregate: "avg" }, ...above(26) };
    case "metric":
      return { metric: "vpd", ...above(1.2) };
    case "weather":
      return { weather: "temperature", ...above(25) };
    case "time":
      return { time: { from: "06:00", to: "22:00" } };
    case "device":
      return { device: { id: devices[0]?.id ?? "" }, is: "on" };
    case "not":
      return { not: newCondition("sensor", sensors, devices) };
    case "any":
      return { any: [newCondition("sensor", sensors, devices)] };
    case "all":
      return { all: [newCondition("sensor", sensors, devices)] };
  }
}

const above = (value: number): Comparison => ({ is: "above", value });

export const newAction = (devices: readonly Device[]): Action => ({ device: { id: (devices.find((device) => device.type === "fan") ?? devices[0])?.id ?? "" }, command: "turn_on" });

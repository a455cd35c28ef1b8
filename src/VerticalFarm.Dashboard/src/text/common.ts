import type { DeviceType, FarmRole, SensorType } from "../api/types";

export const errors = {
  unreachable: "The gateway cannot be reached. Check the network; this page tries again by itself.",
  status: (status: number) => `The gateway answered ${status}.`,
};

export const common = {
  loading: "Loading …",
  tryAgain: "Try again",
  save: "Save",
  saved: "Saved.",
  cancel: "Cancel",
  close: "Close",
  remove: "Remove",
  edit: "Edit",
  add: "Add",
  back: "Back",
  name: "Name",
  type: "Kind",
  none: "None",
  skip: "Skip to content",
  more: "Show more",
  viewerCannot: "You can look at this farm, but not change it. An owner can make you an operator.",
  ownerOnly: "Only owners of this farm can change this.",
  notServed: "This gateway does not offer this yet. It comes with an update.",
  download: "Download",
  zone: (zone: string) => `Times in ${zone}`,
};

export const format = {
  ago: (age: string) => `${age} ago`,
  bytes: ["B", "kB", "MB", "GB", "TB"],
  atLeast: (value: string) => `≥ ${value}`,
  atMost: (value: string) => `≤ ${value}`,
};

export const sensorTypes: Record<SensorType, string> = {
  air_temperature: "Air temperature", relative_humidity: "Humidity", co2: "CO₂", ppfd: "Light (PPFD)", ph: "pH", ec: "EC",
  water_temperature: "Water temperature", water_level: "Water level", flow: "Flow", power: "Power", leaf_temperature: "Leaf temperature",
  substrate_moisture: "Substrate moisture", dissolved_oxygen: "Dissolved oxygen", other: "Other",
};

export const deviceTypes: Record<DeviceType, string> = {
  light: "Light", pump: "Pump", fan: "Fan", heater: "Heater", cooler: "Cooler", humidifier: "Humidifier", dehumidifier: "Dehumidifier",
  valve: "Valve", co2_injector: "CO₂ injector", doser: "Doser", vent: "Vent", other: "Other",
};

export const roles: Record<FarmRole, string> = { viewer: "Viewer", operator: "Operator", owner: "Owner" };

export const roleSays: Record<FarmRole, string> = {
  viewer: "looks at everything, changes nothing",
  operator: "also commands devices, acknowledges alerts and changes rules",
  owner: "does everything",
};

import type { Device } from "../api/types";
import { text } from "../text";
import { countdown, duration } from "../ui/format";
import type { IconName } from "../ui/Icon";
import { when } from "../ui/time";

const t = text.devices;

export interface DeviceWords {
  state: string;
  icon: IconName;
  tone: "on" | "off" | "away";
  level: string | null;
  mode: string;
  notes: string[];
}

/** What a device is said to be: as seen, never as wished. */
export function deviceWords(device: Device, zone: string, now: number): DeviceWords {
  const reported = device.reported?.state ?? null;
  const away = device.availability === "offline";
  const state = away ? t.offline : reported === "on" ? t.on : reported === "off" ? t.off : t.unknown;
  const notes: string[] = [];
  if (!away && device.desired && reported && device.desired.state !== reported) notes.push(t.wanted(device.desired.state === "on" ? t.on : t.off));
  if (device.lease_expires_at && Date.parse(device.lease_expires_at) > now) notes.push(t.lease(countdown(device.lease_expires_at, now)));
  if (device.on_seconds_today && device.on_seconds_today >= 60) notes.push(t.today(duration(device.on_seconds_today)));
  return {
    state,
    icon: away ? "offline" : reported === "on" ? "on" : reported === "off" ? "off" : "unknown",
    tone: away ? "away" : reported === "on" ? "on" : "off",
    level: !away && reported === "on" ? levelOf(device) : null,
    mode: device.mode === "auto" ? t.automatic : device.override_until ? t.manualUntil(when(device.override_until, zone, now)) : t.manual,
    notes,
  };
}

function levelOf(device: Device): string | null {
  const reported = device.reported;
  if (reported?.level != null) return `${Math.round(reported.level)} %`;
  if (reported?.position != null) return `${Math.round(reported.position)} %`;
  if (reported?.temperature != null) return `${reported.temperature.toFixed(1)} °C`;
  if (reported?.humidity != null) return `${Math.round(reported.humidity)} %`;
  return null;
}

/** The number that can be set on a device, by the domain of its entity. */
export interface Dial {
  field: "level" | "position" | "temperature" | "humidity" | "value";
  label: string;
  unit: string;
  min: number;
  max: number;
}

export function dialOf(device: Device): Dial | null {
  switch (device.entity_id.split(".")[0]) {
    case "light":
    case "fan":
      return { field: "level", label: t.level, unit: "%", min: 0, max: 100 };
    case "cover":
    case "valve":
      return { field: "position", label: t.position, unit: "%", min: 0, max: 100 };
    case "climate":
      return { field: "temperature", label: t.temperature, unit: "°C", min: 5, max: 40 };
    case "humidifier":
      return { field: "humidity", label: t.humidity, unit: "%", min: 20, max: 100 };
    case "number":
      return { field: "value", label: t.value, unit: "", min: 0, max: 1000 };
    default:
      return null;
  }
}

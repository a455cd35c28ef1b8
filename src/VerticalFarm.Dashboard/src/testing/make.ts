import type { Alert, Dashboard, Device, Farm, Rule, Sensor } from "../api/types";

// Things of a farm for tests: complete, and with what a test says of them.

export const now = Date.parse("2026-11-25T12:00:00Z");

export const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();

export const sensor = (said: Partial<Sensor> = {}): Sensor => ({
  id: "s1", farm_id: "f", name: "Air", type: "air_temperature", unit: "°C", entity_id: null, shelf_id: null, thresholds: null, expected_interval_seconds: 10,
  latest: { ts: ago(1), value: 21 }, status: "ok", created_at: ago(1000), updated_at: ago(1000), ...said,
}) as Sensor;

export const device = (said: Partial<Device> = {}): Device => ({
  id: "d1", farm_id: "f", name: "Fan", type: "fan", entity_id: "fan.one", shelf_id: null, mode: "auto", override_until: null, desired: null, reported: null,
  availability: "online", safety: { fail_safe: "off" }, lease_expires_at: null, created_at: ago(1000), updated_at: ago(1000), ...said,
}) as Device;

export const farm = (said: Partial<Farm> = {}): Farm => ({ id: "f", name: "North hall", timezone: "Europe/Brussels", role: "owner", open_alerts: 0, ...said }) as Farm;

export const alert = (said: Partial<Alert> = {}): Alert => ({
  id: "a1", farm_id: "f", source: { kind: "sensor", id: "s1" }, kind: "threshold_high", severity: "warning", state: "open", message: "Too warm", count: 1, opened_at: ago(60), last_at: ago(60), value: null,
  acknowledged_at: null, acknowledged_by: null, resolved_at: null, resolved_by: null, ...said,
});

export const rule = (said: Partial<Rule> = {}): Rule => ({
  id: "r1", farm_id: "f", name: "Lights", mode: "armed", when: { time: { from: "06:00", to: "22:00" } }, then: [{ device: { type: "light" }, command: "turn_on" }], otherwise: [],
  for_seconds: 0, cooldown_seconds: 0, on_unknown: "hold", priority: 50, state: { outcome: "true", since: ago(60) }, ...said,
}) as Rule;

export const dashboard = (said: Partial<Dashboard> = {}): Dashboard => ({ farm: farm(), devices: [device()], sensor_data: [sensor()], schedules: [], alerts: [], ...said });

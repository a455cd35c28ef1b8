import type { Dashboard, Rule } from "../api/types";
import { isFresh } from "../measures/fresh";
import { text } from "../text";

const t = text.farm.status;

export interface Status {
  words: string[];
  tone: "good" | "warning" | "critical";
}

/** The answer to "is everything all right, and if not, where?" in a line. */
export function statusOf({ farm, sensor_data: sensors, devices, schedules, alerts }: Dashboard, now: number): Status {
  const words: string[] = [];
  const silent = sensors.filter((sensor) => !isFresh(sensor, now)).length;
  const critical = Math.max(alerts.filter((alert) => alert.severity === "critical" && alert.state === "open").length, sensors.filter((s) => s.status === "critical").length);
  const warnings = alerts.filter((alert) => alert.severity === "warning" && alert.state === "open").length;
  const out = sensors.filter((sensor) => sensor.status === "warning").length;
  const away = devices.filter((device) => device.availability === "offline").length;

  if (farm.emergency_stop) words.push(t.stopped);
  words.push(sensors.length === 0 ? t.noSensors : silent === 0 ? t.allFresh(sensors.length) : t.stale(silent, sensors.length));
  if (away > 0) words.push(t.offline(away));
  const light = lightWords(schedules);
  if (light) words.push(light);
  const manual = devices.filter((device) => device.mode === "manual").length;
  if (manual > 0) words.push(t.manual(manual));
  if (critical > 0) words.push(t.critical(critical));
  if (warnings > 0) words.push(t.warnings(warnings));
  else if (out > 0) words.push(t.outOfBand(out));

  const tone = farm.emergency_stop || critical > 0 ? "critical" : silent + away + warnings + out > 0 ? "warning" : "good";
  return { words, tone };
}

// An armed rule that goes by the time of day alone and moves lights says until when they stay as they are.
function lightWords(schedules: readonly Rule[]): string | null {
  for (const rule of schedules) {
    if (rule.mode !== "armed" || !("time" in rule.when)) continue;
    const lights = rule.then.some((action) => "command" in action && action.command === "turn_on");
    if (!lights || !/light|lamp|photo/i.test(rule.name)) continue;
    if (rule.state.outcome === "true") return t.lightsOn(rule.when.time.to);
    if (rule.state.outcome === "false") return t.lightsOff(rule.when.time.from);
  }
  return null;
}

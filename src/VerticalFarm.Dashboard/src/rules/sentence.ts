import { text } from "../text";
import { duration, number } from "../ui/format";
import type { Action, Comparison, Condition, DeviceSelector, Draft, SensorSelector } from "./model";
import type { Names } from "./names";

const t = text.rules.sentence;

/** A part of a sentence; what can be picked is emphasised. */
export interface Word {
  words: string;
  strong?: boolean;
}

const plain = (words: string): Word => ({ words });
const strong = (words: string): Word => ({ words, strong: true });

/** The rule as one reads it: "When average air temperature is above 26.0 °C for 2 min → fans on, else off". */
export function sentenceOf(rule: Pick<Draft, "when" | "for_seconds" | "then" | "otherwise">, names: Names): Word[] {
  return [
    plain(t.when),
    ...conditionWords(rule.when, names, true),
    ...(rule.for_seconds > 0 ? [plain(t.for), strong(duration(rule.for_seconds))] : []),
    plain(t.then),
    ...actionsWords(rule.then, names),
    ...(rule.otherwise.length > 0 ? [plain(`, ${t.else}`), ...actionsWords(rule.otherwise, names)] : []),
  ];
}

export const plainSentence = (words: readonly Word[]) => words.map((word) => word.words).join(" ").replaceAll(" ,", ",").replaceAll("( ", "(").replaceAll(" )", ")");

export function conditionWords(condition: Condition, names: Names, outermost = false): Word[] {
  if ("all" in condition) return group(condition.all, t.and, names, outermost);
  if ("any" in condition) return group(condition.any, t.or, names, outermost);
  if ("not" in condition) return [plain(t.not), ...conditionWords(condition.not, names)];
  if ("sensor" in condition) return [...sensorWords(condition.sensor, names), ...comparisonWords(condition, typeOf(condition.sensor, names), unitOf(condition.sensor, names))];
  if ("metric" in condition) return [strong(t.metrics[condition.metric] ?? condition.metric), ...placeWords(condition.in, names), ...comparisonWords(condition, condition.metric, names.unitOf(condition.metric))];
  if ("weather" in condition) return [strong(t.weather[condition.weather] ?? condition.weather), ...comparisonWords(condition, condition.weather, names.unitOf(condition.weather))];
  if ("time" in condition) {
    const days = condition.time.days?.length ? [plain(t.days(condition.time.days.map((day) => text.rules.days[day] ?? day).join(", ")))] : [];
    return [strong(t.time(condition.time.from, condition.time.to)), ...days];
  }
  return [strong(names.device(condition.device.id)?.name ?? t.gone), plain(t[condition.is])];
}

function group(parts: Condition[], joint: string, names: Names, outermost: boolean): Word[] {
  const words = parts.flatMap((part, i) => [...(i > 0 ? [plain(joint)] : []), ...conditionWords(part, names)]);
  return outermost || parts.length < 2 ? words : [plain("("), ...words, plain(")")];
}

function sensorWords(selector: SensorSelector, names: Names): Word[] {
  if ("id" in selector) return [strong(names.sensor(selector.id)?.name ?? t.gone)];
  return [strong(`${t[selector.aggregate]} ${text.sensorTypes[selector.type].toLowerCase()}`), ...placeWords(selector.in, names)];
}

const placeWords = (place: string | null | undefined, names: Names): Word[] => (place ? [plain(t.in), strong(names.place(place) ?? t.gone)] : []);

const typeOf = (selector: SensorSelector, names: Names) => ("id" in selector ? (names.sensor(selector.id)?.type ?? "other") : selector.type);
const unitOf = (selector: SensorSelector, names: Names) => ("id" in selector ? (names.sensor(selector.id)?.unit ?? "") : names.unitOf(selector.type));

function comparisonWords(comparison: Comparison, type: string, unit: string): Word[] {
  const said = (value: number | undefined) => (value === undefined ? "…" : Number.isInteger(value) ? number(value, type) : String(value));
  const limits = comparison.is === "above" || comparison.is === "below" ? said(comparison.value) : `${said(comparison.low)} ${t.and} ${said(comparison.high)}`;
  return [plain(t[comparison.is]), strong(`${limits} ${unit}`.trim())];
}

function actionsWords(actions: readonly Action[], names: Names): Word[] {
  return actions.flatMap((action, i) => [...(i > 0 ? [plain(t.and)] : []), strong(actionWords(action, names))]);
}

export function actionWords(action: Action, names: Names): string {
  if ("notify" in action) return t.notify(action.notify.severity, action.notify.message);
  const what = deviceWords(action.device, names);
  if (action.command !== "set") return t[action.command](what);
  const data = Object.entries(action.data ?? {}).filter(([, value]) => value != null).map(([field, value]) => `${String(value)}${field === "level" || field === "position" || field === "humidity" ? " %" : field === "temperature" ? " °C" : ""}`);
  return t.set(what, data.join(", "));
}

function deviceWords(selector: DeviceSelector, names: Names): string {
  if ("id" in selector) return names.device(selector.id)?.name ?? t.gone;
  const place = selector.in ? ` ${t.in} ${names.place(selector.in) ?? t.gone}` : "";
  return t.everyOf(text.deviceTypes[selector.type]) + place;
}

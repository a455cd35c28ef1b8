import type { Decision, Device, Layout, Rule, RuleOutcome } from "../api/types";
import type { Action, DeviceAction, DeviceSelector } from "./model";

/** What a rule brings about when it says so: nothing while it holds devices as they are. */
export function actionsFor(rule: Pick<Rule, "then" | "otherwise" | "on_unknown">, outcome: RuleOutcome): Action[] {
  if (outcome === "true") return rule.then as Action[];
  return outcome === "false" || rule.on_unknown === "false" ? (rule.otherwise as Action[]) : [];
}

/** The devices that a rule names, one by one or by kind and place. */
export function devicesOf(selector: DeviceSelector, devices: readonly Device[], layout: Layout | undefined): Device[] {
  if ("id" in selector) return devices.filter((device) => device.id === selector.id);
  const shelves = selector.in ? shelvesIn(selector.in, layout) : null;
  return devices.filter((device) => device.type === selector.type && (shelves === null || (device.shelf_id !== null && shelves.has(device.shelf_id))));
}

function shelvesIn(place: string, layout: Layout | undefined): Set<string> {
  const found = new Set<string>();
  for (const row of layout?.rows ?? [])
    for (const rack of row.racks)
      for (const shelf of rack.shelves) if ([row.id, rack.id, shelf.id].includes(place)) found.add(shelf.id);
  return found;
}

/** What a rule wants of each device now: the device's id, and the action. */
export function wishesOf(rule: Rule, devices: readonly Device[], layout: Layout | undefined, outcome = rule.state.outcome): Map<string, DeviceAction> {
  const wishes = new Map<string, DeviceAction>();
  for (const action of actionsFor(rule, outcome)) {
    if ("device" in action) for (const device of devicesOf(action.device, devices, layout)) wishes.set(device.id, action);
  }
  return wishes;
}

/** Every device that a rule may ever move. */
export function reachOf(rule: Rule, devices: readonly Device[], layout: Layout | undefined): Device[] {
  const reached = new Set([...(rule.then as Action[]), ...(rule.otherwise as Action[])].flatMap((action) => ("device" in action ? devicesOf(action.device, devices, layout) : [])));
  return devices.filter((device) => reached.has(device));
}

/** A device over which a rule in shadow would decide, beside what is armed over it. */
export interface Beside {
  device: Device;
  /** What the shadow rule would do now; null when it would leave the device as it is. */
  would: DeviceAction | null;
  /** The armed rule that decides now: of those that want something, the one that ranks highest. */
  armed: { rule: Rule; does: DeviceAction | null } | null;
  differs: boolean;
}

/** What a rule in shadow would do, device by device, next to what is armed. */
export function besides(shadow: Rule, rules: readonly Rule[], devices: readonly Device[], layout: Layout | undefined, outcome = shadow.state.outcome): Beside[] {
  const would = wishesOf(shadow, devices, layout, outcome);
  const armed = rules
    .filter((rule) => rule.mode === "armed" && rule.id !== shadow.id)
    .map((rule) => ({ rule, wishes: wishesOf(rule, devices, layout), reach: new Set(reachOf(rule, devices, layout)) }))
    .sort((a, b) => b.rule.priority - a.rule.priority);
  return reachOf(shadow, devices, layout).map((device) => {
    const over = armed.filter(({ reach }) => reach.has(device));
    const ruling = over.find(({ wishes }) => wishes.has(device.id)) ?? over[0];
    const wish = would.get(device.id) ?? null;
    const does = ruling?.wishes.get(device.id) ?? null;
    return { device, would: wish, armed: ruling ? { rule: ruling.rule, does } : null, differs: wish !== null && stateOf(wish) !== (does ? stateOf(does) : (device.reported?.state ?? null)) };
  });
}

const stateOf = ({ command, data }: DeviceAction) => (command === "turn_off" || (command === "set" && data?.level === 0) ? "off" : "on");

/** A time in which a rule said the same. */
export interface Said {
  from: number;
  to: number;
  outcome: RuleOutcome;
}

/** What a rule said over a time, from its decisions (the newest first) and what it says now; before the first decision nothing is known. */
export function saidOver(decisions: readonly Decision[], from: number, to: number): Said[] {
  const turns = [...decisions].reverse().filter((decision) => decision.executed_by === null);
  return turns
    .map((turn, i) => ({ from: Math.max(from, Date.parse(turn.at)), to: Math.min(to, turns[i + 1] ? Date.parse(turns[i + 1]!.at) : to), outcome: turn.outcome }))
    .filter((said) => said.to > said.from);
}


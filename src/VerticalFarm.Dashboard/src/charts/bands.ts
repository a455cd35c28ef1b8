import type { Command, Device } from "../api/types";
import type { Span } from "./span";

/** A time in which a device was on, as far as is known. */
export interface OnBand {
  from: number;
  to: number;
}

const isOn = (command: Command) => command.command === "turn_on" || (command.command === "set" && command.data?.level !== 0);

/** When a device was on, from the commands that it was seen to follow (newest first) and how it is now. What came before the first is not known. */
export function onBands(commands: readonly Command[], device: Device, { from, to }: Span, now: number): OnBand[] {
  const changes = commands.filter((command) => command.status === "observed").map((command) => ({ at: Date.parse(command.ended_at ?? command.requested_at), on: isOn(command) })).reverse();
  const seen = device.reported?.state && device.reported.at ? { at: Date.parse(device.reported.at), on: device.reported.state === "on" } : null;
  if (seen && changes.every((change) => change.at < seen.at)) changes.push(seen);
  const bands: OnBand[] = [];
  let since: number | null = null;
  for (const { at, on } of changes) {
    if (on) since ??= at;
    else if (since !== null) {
      bands.push({ from: since, to: at });
      since = null;
    }
  }
  if (since !== null) bands.push({ from: since, to: now });
  return bands.filter((band) => band.to > from && band.from < to).map((band) => ({ from: Math.max(band.from, from), to: Math.min(band.to, to) }));
}

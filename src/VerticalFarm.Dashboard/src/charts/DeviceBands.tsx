import { useQueries } from "@tanstack/react-query";
import { get } from "../api/client";
import type { Command, Device, Page } from "../api/types";
import { text } from "../text";
import { duration } from "../ui/format";
import { onBands } from "./bands";
import type { Span } from "./span";

const pageSize = 100;
const mostPages = 5;

async function commandsSince(deviceId: string, from: number, signal: AbortSignal): Promise<Command[]> {
  const commands: Command[] = [];
  for (let page = 0; page < mostPages; page++) {
    const { items, total } = await get<Page<Command>>(`devices/${deviceId}/commands?limit=${pageSize}&skip=${page * pageSize}`, signal);
    commands.push(...items);
    const oldest = items.at(-1);
    if (!oldest || Date.parse(oldest.requested_at) < from || commands.length >= total) break;
  }
  return commands;
}

/** When each device was on, below the measures and on their time axis. */
export function DeviceBands({ devices, span }: { devices: Device[]; span: Span }) {
  const all = useQueries({
    queries: devices.map((device) => ({
      queryKey: ["bands", device.id, Math.floor(span.from / 60_000)],
      queryFn: ({ signal }: { signal: AbortSignal }) => commandsSince(device.id, span.from, signal),
      staleTime: 20_000,
    })),
  });
  const share = (at: number) => ((at - span.from) / (span.to - span.from)) * 1000;
  const now = Date.now();
  if (devices.length === 0) return null;
  return (
    <section className="lanes" aria-label={text.charts.devices}>
      {devices.map((device, i) => {
        const bands = onBands(all[i]?.data ?? [], device, span, now);
        const total = bands.reduce((sum, band) => sum + band.to - band.from, 0) / 1000;
        return (
          <div key={device.id} className="lane">
            <span className="lane-name small">{device.name}</span>
            <svg viewBox="0 0 1000 16" preserveAspectRatio="none" role="img" aria-label={`${device.name}: ${text.charts.on} ${duration(total)}`}>
              <rect x={0} y={0} width={1000} height={16} className="lane-ground" />
              {bands.map((band) => (
                <rect key={band.from} x={share(band.from)} width={Math.max(1, share(band.to) - share(band.from))} y={2} height={12} className="lane-on" />
              ))}
            </svg>
          </div>
        );
      })}
    </section>
  );
}

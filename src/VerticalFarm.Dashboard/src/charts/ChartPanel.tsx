import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { Sensor } from "../api/types";
import type { Series } from "../measures/series";
import { text } from "../text";
import { measure, number } from "../ui/format";
import { clockSeconds, day } from "../ui/time";
import { lineClass } from "./colours";
import { panelOptions } from "./options";
import type { Span } from "./span";
import { columnsOf } from "./table";
import { useWidth } from "./useWidth";

export interface Part {
  sensor: Sensor;
  series: Series;
  line: number;
}

interface Props {
  parts: Part[];
  span: Span;
  zone: string;
  onZoom: (span: Span) => void;
  onReset: () => void;
}

const height = 240;

/** Sensors of one unit on the shared time axis. */
export function ChartPanel({ parts, span, zone, onZoom, onReset }: Props) {
  const [box, width] = useWidth();
  const host = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light");
  const [cursor, setCursor] = useState<number | null>(null);
  const tables = parts.map(({ series, sensor }) => columnsOf(series, sensor));
  const data = uPlot.join(tables as uPlot.AlignedData[]);
  const latest = useRef({ data, onZoom, onReset });
  latest.current = { data, onZoom, onReset };

  useEffect(() => {
    if (!host.current || width === 0) return;
    const plot = new uPlot(
      panelOptions({
        sensors: parts, span, zone, width, height, onCursor: setCursor,
        onZoom: (next) => latest.current.onZoom(next),
        onReset: () => latest.current.onReset(),
      }),
      latest.current.data,
      host.current,
    );
    return () => plot.destroy();
    // Drawn anew when what it shows changes; a few milliseconds even for thousands of points.
  }, [parts, span.from, span.to, zone, width, scheme]);

  return (
    <figure className="panel" ref={box}>
      <figcaption className="panel-legend small">
        {parts.map(({ sensor, line }, i) => {
          const value = cursor === null ? null : (data[3 * i + 1]?.[cursor] ?? null);
          return (
            <span key={sensor.id}>
              <i className={`swatch ${lineClass(line)}`} /> {sensor.name} {value !== null && <strong>{measure(value, sensor.type, sensor.unit)}</strong>}
            </span>
          );
        })}
        <span className="quiet">{parts[0]?.sensor.unit}</span>
        {cursor !== null && data[0][cursor] !== undefined && (
          <span className="quiet">
            {day(data[0][cursor] * 1000, zone)}, {clockSeconds(data[0][cursor] * 1000, zone)}
          </span>
        )}
      </figcaption>
      <div ref={host} className="plot" role="img" aria-label={parts.map(describe).join("; ")} />
    </figure>
  );
}

function describe({ sensor, series }: Part): string {
  const lows = series.items.map((item) => item.min ?? item.value ?? NaN);
  const highs = series.items.map((item) => item.max ?? item.value ?? NaN);
  const last = series.items.at(-1);
  const said = (value: number) => number(value, sensor.type);
  return last ? text.charts.describe(sensor.name, said(Math.min(...lows)), `${said(Math.max(...highs))} ${sensor.unit}`, said(last.avg ?? last.value ?? NaN)) : sensor.name;
}

import uPlot from "uplot";
import type { Sensor } from "../api/types";
import { decimalsOf, number } from "../ui/format";
import { clock, day } from "../ui/time";
import { faint, lineColour, resolve } from "./colours";
import type { Span } from "./span";

/** Room on the left: on a desk the names of devices and rules stand there too, so that all begin at the same place. */
export const axisWidthFor = (width: number) => (width > 700 ? 148 : 48);
export const rightPad = 16;

interface Panel {
  sensors: { sensor: Sensor; line: number }[];
  span: Span;
  zone: string;
  width: number;
  height: number;
  onZoom: (span: Span) => void;
  onReset: () => void;
  onCursor: (index: number | null) => void;
}

/** One panel of a chart: the sensors of one unit over the shared time. */
export function panelOptions(panel: Panel): uPlot.Options {
  const ink = resolve("--quiet");
  const grid = { stroke: resolve("--line"), width: 1 };
  const type = panel.sensors[0]?.sensor.type ?? "other";
  const font = "12px system-ui, sans-serif";
  return {
    width: panel.width,
    height: panel.height,
    padding: [8, rightPad, 0, 0],
    legend: { show: false },
    cursor: { sync: { key: "farm" }, drag: { x: true, y: false, setScale: false }, bind: { dblclick: () => () => (panel.onReset(), null) } },
    scales: { x: { time: true, range: () => [panel.span.from / 1000, panel.span.to / 1000] }, y: { range: yRange } },
    axes: [
      { stroke: ink, grid, ticks: grid, font, values: (_, ticks) => ticks.map((tick, i) => timeLabel(tick, ticks[i - 1], panel.span, panel.zone)), space: 64 },
      { stroke: ink, grid, ticks: grid, font, size: axisWidthFor(panel.width), values: (_, ticks) => ticks.map((tick) => labelOf(tick, type)) },
    ],
    series: [{}, ...panel.sensors.flatMap(({ sensor, line }) => seriesOf(sensor, lineColour(line)))],
    bands: panel.sensors.map(({ line }, i) => ({ series: [3 * i + 3, 3 * i + 2] as [number, number], fill: faint(lineColour(line), 0.16) })),
    hooks: {
      draw: [(plot) => panel.sensors.forEach(({ sensor }) => drawThresholds(plot, sensor))],
      setSelect: [(plot) => select(plot, panel.onZoom)],
      setCursor: [(plot) => panel.onCursor(plot.cursor.idx ?? null)],
    },
  };
}

const seriesOf = (sensor: Sensor, stroke: string): uPlot.Series[] => [
  { label: sensor.name, stroke, width: 1.75, spanGaps: false, points: { show: false } },
  { stroke: "transparent", width: 0, spanGaps: false, points: { show: false } },
  { stroke: "transparent", width: 0, spanGaps: false, points: { show: false } },
];

function yRange(_: uPlot, low: number, high: number): [number, number] {
  if (low === null || high === null) return [0, 1];
  const pad = (high - low || Math.abs(high) || 1) * 0.08;
  return [low - pad, high + pad];
}

function labelOf(tick: number, type: string): string {
  const exact = number(tick, type);
  return Math.abs(Number(exact) - tick) < 1e-9 ? exact : tick.toFixed(Math.min(3, decimalsOf(type) + 1));
}

function timeLabel(tick: number, before: number | undefined, span: Span, zone: string): string {
  const at = tick * 1000;
  if (span.to - span.from > 3 * 86_400_000) return day(at, zone);
  return before === undefined || day(before * 1000, zone) !== day(at, zone) ? `${clock(at, zone)}\n${day(at, zone)}` : clock(at, zone);
}

function drawThresholds(plot: uPlot, sensor: Sensor) {
  const { low, high, critical_low, critical_high } = sensor.thresholds ?? {};
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.setLineDash([4, 4]);
  for (const [value, colour] of [[low, "--line-strong"], [high, "--line-strong"], [critical_low, "--critical"], [critical_high, "--critical"]] as const) {
    if (value == null) continue;
    const y = Math.round(plot.valToPos(value, "y", true)) + 0.5;
    if (y < bbox.top || y > bbox.top + bbox.height) continue;
    ctx.strokeStyle = resolve(colour);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}

function select(plot: uPlot, onZoom: (span: Span) => void) {
  if (plot.select.width < 8) return;
  const from = plot.posToVal(plot.select.left, "x") * 1000;
  const to = plot.posToVal(plot.select.left + plot.select.width, "x") * 1000;
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  onZoom({ from, to });
}

import type { DailyReport, ReportSeries } from "../api/types";
import { text } from "../text";
import { duration, number } from "../ui/format";
import { clock } from "../ui/time";
import "../charts/charts.css";

const t = text.reports;
const width = 1000;
const height = 72;

/** What was measured and which devices were on, over the one axis of the day. */
export function Course({ report }: { report: DailyReport }) {
  const { series, runs, analytics, timezone } = report;
  const from = Date.parse(report.from);
  const to = Date.parse(report.to);
  const share = (at: string) => ((Date.parse(at) - from) / (to - from)) * width;
  const ran = analytics.devices.filter((device) => runs.some((run) => run.device_id === device.device_id));
  if (series.length + ran.length === 0) return null;
  return (
    <section className="stack-tight" aria-labelledby="report-course">
      <h2 id="report-course">{t.course}</h2>
      <div className="card stack-tight course">
        {series.map((one) => (
          <Line key={one.quantity} series={one} length={(to - from) / 1000} />
        ))}
        {ran.length > 0 && <h3 className="small quiet">{t.runs}</h3>}
        {ran.map((device) => (
          <div key={device.device_id} className="lane">
            <span className="lane-name small">{device.name}</span>
            <svg viewBox={`0 0 ${width} 16`} preserveAspectRatio="none" role="img" aria-label={t.ran(device.name, duration(device.on_seconds))}>
              <rect x={0} y={0} width={width} height={16} className="lane-ground" />
              {runs
                .filter((run) => run.device_id === device.device_id)
                .map((run) => (
                  <rect key={run.from} x={share(run.from)} width={Math.max(1, share(run.to) - share(run.from))} y={2} height={12} className="lane-on" />
                ))}
            </svg>
          </div>
        ))}
        <p className="course-axis quiet small">
          {[0, 0.25, 0.5, 0.75, 1].map((part) => (
            <span key={part}>{clock(from + (to - from) * part, timezone)}</span>
          ))}
        </p>
      </div>
    </section>
  );
}

function Line({ series: { quantity, unit, values, low, high, step_seconds }, length }: { series: ReportSeries; length: number }) {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const name = text.sensorTypes[quantity as keyof typeof text.sensorTypes] ?? text.farm.vpd;
  const edges = [...known, ...[low, high].filter((edge) => edge !== null)];
  const bottom = Math.min(...edges);
  const span = Math.max(...edges) - bottom || 1;
  const y = (value: number) => height - 4 - ((value - bottom) / span) * (height - 8);
  const x = (i: number) => Math.min(width, (((i + 0.5) * step_seconds) / length) * width);
  const path = values.map((value, i) => (value === null ? "" : `${values[i - 1] == null ? "M" : "L"}${x(i).toFixed(1)},${y(value).toFixed(1)}`)).join("");
  const said = (value: number) => number(value, quantity);
  return (
    <div className="lane course-line">
      <span className="lane-name small">
        {name} <br />
        <span className="quiet">
          {said(Math.min(...known))} – {said(Math.max(...known))} {unit}
        </span>
      </span>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={t.describe(name, said(Math.min(...known)), `${said(Math.max(...known))} ${unit}`)}>
        <rect x={0} y={0} width={width} height={height} className="lane-ground" />
        {(low !== null || high !== null) && <rect x={0} width={width} y={high === null ? 0 : y(high)} height={Math.max(0, (low === null ? height : y(low)) - (high === null ? 0 : y(high)))} className="course-band" />}
        <path d={path} vectorEffect="non-scaling-stroke" />
      </svg>
    </div>
  );
}

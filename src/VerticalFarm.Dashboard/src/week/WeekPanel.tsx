import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type { Analytics } from "../api/types";
import { get } from "../api/client";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { duration, number, percent } from "../ui/format";
import { startOfDay } from "../ui/time";
import { inRange, lightADay, worst } from "./inRange";
import "./week.css";

const t = text.week;
const daysMs = 7 * 86_400_000;
const most = 4;

/** The week in a few figures, and where it was not as it should be; nothing where the gateway does not add it up. */
export function WeekPanel() {
  const { farm } = useFarm();
  const week = useQuery({
    queryKey: ["week", farm.id],
    queryFn: ({ signal }) => {
      const to = Date.now();
      const from = startOfDay(to - daysMs, farm.timezone);
      return get<Analytics>(`farms/${farm.id}/analytics?from=${encodeURIComponent(new Date(from).toISOString())}&to=${encodeURIComponent(new Date(to).toISOString())}`, signal);
    },
    staleTime: 300_000,
    retry: false,
  });
  if (!week.data) return null;
  const { sensors, devices, energy, completeness } = week.data;
  const share = inRange(sensors);
  const light = lightADay(week.data);
  const out = worst(sensors, most);
  const facts: [string, string, string?][] = [
    ...(share === null ? [] : [[t.inRange, percent(share)] as [string, string]]),
    ...(completeness === null ? [] : [[t.there, percent(completeness)] as [string, string]]),
    ...(light === null ? [] : [[t.light, number(light, "dli"), t.unit.light] as [string, string, string]]),
    ...(energy === null ? [] : [[t.energy, energy.kwh.toFixed(1), t.unit.energy] as [string, string, string]]),
    ...(devices.length === 0 ? [] : [[t.devices, duration(devices.reduce((sum, device) => sum + device.on_seconds, 0))] as [string, string]]),
  ];
  return (
    <section aria-labelledby="week-title">
      <div className="section-head">
        <h2 id="week-title">{t.title}</h2>
        <Link to="reports">{t.toReports}</Link>
      </div>
      <div className="card week">
        <dl className="week-facts">
          {facts.map(([name, value, unit]) => (
            <div key={name}>
              <dt className="quiet small">{name}</dt>
              <dd>
                {value} {unit && <span className="quiet small">{unit}</span>}
              </dd>
            </div>
          ))}
        </dl>
        <div className="stack-tight">
          <h3 className="small quiet">{t.worst}</h3>
          {share === null && (
            <p className="small">
              {t.noBands} <Link to="settings/sensors">{t.setBands}</Link>
            </p>
          )}
          {share !== null && out.length === 0 && <p className="small">{t.all}</p>}
          {out.map((sensor) => (
            <div key={sensor.sensor_id} className="week-line small">
              <Link to={`charts?sensors=${sensor.sensor_id}&span=7d`}>{sensor.name}</Link>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect width={100} height={8} className="week-in" />
                <rect width={(sensor.below_range ?? 0) * 100} height={8} className="week-below" />
                <rect x={100 - (sensor.above_range ?? 0) * 100} width={(sensor.above_range ?? 0) * 100} height={8} className="week-above" />
              </svg>
              <span>
                {percent(sensor.in_range!)}
                <span className="quiet"> {[sensor.below_range ? t.below(percent(sensor.below_range)) : "", sensor.above_range ? t.above(percent(sensor.above_range)) : ""].filter(Boolean).join(", ")}</span>
              </span>
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}

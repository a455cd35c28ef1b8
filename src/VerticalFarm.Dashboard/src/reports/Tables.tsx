import { Link } from "react-router";
import type { Analytics } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { duration, number, percent } from "../ui/format";

const t = text.reports;

/** What each sensor's readings come to. */
export function SensorsOf({ analytics: { sensors } }: { analytics: Analytics }) {
  const { farm } = useFarm();
  const said = (value: number | null, type: string) => (value === null ? "–" : number(value, type));
  if (sensors.length === 0) return null;
  return (
    <section className="stack-tight" aria-labelledby="report-sensors">
      <h2 id="report-sensors">{t.sensors}</h2>
      <div className="card flush scroll-x" tabIndex={0} role="group" aria-labelledby="report-sensors">
        <table className="data">
          <thead>
            <tr>
              <th>{t.sensor}</th>
              <th className="number">{t.min}</th>
              <th className="number">{t.avg}</th>
              <th className="number">{t.max}</th>
              <th className="number">{t.inRange}</th>
              <th className="number">{t.there}</th>
            </tr>
          </thead>
          <tbody>
            {sensors.map((sensor) => (
              <tr key={sensor.sensor_id}>
                <td>
                  <Link to={`/farms/${farm.id}/charts?sensors=${sensor.sensor_id}`}>{sensor.name}</Link> <span className="quiet small">{sensor.unit}</span>
                </td>
                <td className="number">{said(sensor.min, sensor.type)}</td>
                <td className="number">{said(sensor.avg, sensor.type)}</td>
                <td className="number">{said(sensor.max, sensor.type)}</td>
                <td className="number">{sensor.in_range === null ? "–" : percent(sensor.in_range)}</td>
                <td className="number">{sensor.completeness === null ? "–" : percent(sensor.completeness)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** How each device ran. */
export function DevicesOf({ analytics: { devices } }: { analytics: Analytics }) {
  if (devices.length === 0) return null;
  return (
    <section className="stack-tight" aria-labelledby="report-devices">
      <h2 id="report-devices">{t.devices}</h2>
      <div className="card flush scroll-x" tabIndex={0} role="group" aria-labelledby="report-devices">
        <table className="data">
          <thead>
            <tr>
              <th>{t.device}</th>
              <th className="number">{t.onFor}</th>
              <th className="number">{t.starts}</th>
            </tr>
          </thead>
          <tbody>
            {devices.map((device) => (
              <tr key={device.device_id}>
                <td>
                  {device.name} <span className="quiet small">{text.deviceTypes[device.type]}</span>
                </td>
                <td className="number">{duration(device.on_seconds)}</td>
                <td className="number">{device.switch_ons}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

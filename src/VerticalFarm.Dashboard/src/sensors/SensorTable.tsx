import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import type { Sensor } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { placeNames, useLayout } from "../plan/useLayout";
import { text } from "../text";
import { Empty } from "../ui/Empty";
import { SensorRow } from "./SensorRow";
import "./sensors.css";

const t = text.farm;
const first = 40;

/** Every sensor, for whoever looks for one. */
export function SensorTable({ sensors }: { sensors: Sensor[] }) {
  const { farm, sensor_data: all } = useFarm();
  const layout = useLayout(farm.id);
  const places = useMemo(() => placeNames(layout.data), [layout.data]);
  const [most, setMost] = useState(first);
  if (all.length === 0) {
    return (
      <Empty title={t.noSensors}>
        <p>{t.noSensorsSays}</p>
        <div className="row">
          <Button component={Link} to="settings/home-assistant">
            {t.connect}
          </Button>
          <Button component={Link} to="settings/sensors" variant="default">
            {t.addSensor}
          </Button>
        </div>
      </Empty>
    );
  }
  return (
    <section aria-labelledby="sensors-title">
      <div className="section-head">
        <h2 id="sensors-title">{t.sensors}</h2>
      </div>
      {sensors.length === 0 ? (
        <p className="quiet">{t.nothingHere}</p>
      ) : (
        <div className="card scroll-x flush" tabIndex={0} role="group" aria-labelledby="sensors-title">
          <table className="data">
            <thead>
              <tr>
                <th>{text.farm.sensor}</th>
                <th className="number">{t.value}</th>
                <th className="number on-desk">{t.bandHead}</th>
                <th className="on-desk">{t.place}</th>
                <th>{t.read}</th>
              </tr>
            </thead>
            <tbody>
              {sensors.slice(0, most).map((sensor) => (
                <SensorRow key={sensor.id} sensor={sensor} place={sensor.shelf_id ? (places.get(sensor.shelf_id) ?? null) : null} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {sensors.length > most && (
        <Button variant="default" mt={8} onClick={() => setMost(most + 100)}>
          {text.common.more}
        </Button>
      )}
    </section>
  );
}

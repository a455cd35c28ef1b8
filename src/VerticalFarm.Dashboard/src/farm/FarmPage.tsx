import { useState } from "react";
import { AlertStrip } from "../alerts/AlertStrip";
import { DeviceGrid } from "../devices/DeviceGrid";
import { useFarm } from "../feed/FarmProvider";
import { KeyMeasures } from "../measures/KeyMeasures";
import { Plan } from "../plan/Plan";
import { SensorTable } from "../sensors/SensorTable";
import { usePageTitle } from "../ui/usePageTitle";
import { WeatherStrip } from "../weather/WeatherStrip";
import { WeekPanel } from "../week/WeekPanel";
import { StatusLine } from "./StatusLine";
import "./farm.css";

const everything: ReadonlySet<string> = new Set();

/** A farm at a glance: is all right, where not, what it measures, what runs. */
export default function FarmPage() {
  const { farm, sensor_data: sensors, devices } = useFarm();
  const [chosen, setChosen] = useState(everything);
  usePageTitle(farm.name);
  const here = <T extends { shelf_id: string | null }>(things: T[]) => (chosen.size === 0 ? things : things.filter((thing) => thing.shelf_id !== null && chosen.has(thing.shelf_id)));
  return (
    <div className="page">
      <div className="stack-tight">
        <h1 className="visually-hidden">{farm.name}</h1>
        <StatusLine />
        <WeatherStrip />
      </div>
      <AlertStrip />
      <Plan chosen={chosen} onChoose={setChosen} />
      <KeyMeasures sensors={here(sensors)} />
      <DeviceGrid devices={here(devices)} />
      <WeekPanel />
      <SensorTable sensors={here(sensors)} />
    </div>
  );
}

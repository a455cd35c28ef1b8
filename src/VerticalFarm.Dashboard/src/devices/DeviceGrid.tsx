import { useMemo } from "react";
import { Link } from "react-router";
import type { Device } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { placeNames, useLayout } from "../plan/useLayout";
import { text } from "../text";
import { Empty } from "../ui/Empty";
import { DeviceTile } from "./DeviceTile";
import "./devices.css";

/** The actuators, each with its state and its switch. */
export function DeviceGrid({ devices }: { devices: Device[] }) {
  const { farm, devices: all } = useFarm();
  const layout = useLayout(farm.id);
  const places = useMemo(() => placeNames(layout.data), [layout.data]);
  return (
    <section aria-labelledby="devices-title">
      <div className="section-head">
        <h2 id="devices-title">{text.devices.title}</h2>
      </div>
      {all.length === 0 && (
        <Empty title={text.devices.none}>
          <p>{text.devices.noneSays}</p>
          <Link to="settings/home-assistant">{text.farm.connect}</Link>
        </Empty>
      )}
      {all.length > 0 && devices.length === 0 && <p className="quiet">{text.farm.nothingHere}</p>}
      <div className="devices">
        {devices.map((device) => (
          <DeviceTile key={device.id} device={device} place={device.shelf_id ? (places.get(device.shelf_id) ?? null) : null} />
        ))}
      </div>
    </section>
  );
}

import { Checkbox } from "@mantine/core";
import { useState } from "react";
import type { Sensor } from "../api/types";
import { text } from "../text";

const many = 12;

/** Which sensors are drawn. */
export function SensorPicker({ sensors, chosen, onChange }: { sensors: Sensor[]; chosen: string[]; onChange: (ids: string[]) => void }) {
  const [search, setSearch] = useState("");
  const found = sensors.filter((sensor) => sensor.name.toLowerCase().includes(search.toLowerCase()));
  return (
    <fieldset className="picker">
      <legend className="visually-hidden">{text.charts.choose}</legend>
      {sensors.length > many && <input className="picker-search" type="search" placeholder={text.charts.choose} aria-label={text.charts.choose} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />}
      {found.slice(0, 60).map((sensor) => (
        <Checkbox
          key={sensor.id}
          label={sensor.name}
          checked={chosen.includes(sensor.id)}
          onChange={(event) => onChange(event.currentTarget.checked ? [...chosen, sensor.id] : chosen.filter((id) => id !== sensor.id))}
        />
      ))}
    </fieldset>
  );
}

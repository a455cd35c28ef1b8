import { NativeSelect } from "@mantine/core";
import type { SensorType } from "../../api/types";
import { useFarm } from "../../feed/FarmProvider";
import { text } from "../../text";
import type { SensorCondition, SensorSelector } from "../model";
import { PlacePicker } from "./PlacePicker";

const t = text.rules.edit;

/** Which sensor, or which of a type and how they become one. */
export function SensorFields({ condition, onChange }: { condition: SensorCondition; onChange: (condition: SensorCondition) => void }) {
  const { sensor_data: sensors } = useFarm();
  const selector = condition.sensor;
  const types = [...new Set(sensors.map((sensor) => sensor.type))];
  const value = "id" in selector ? `id:${selector.id}` : `type:${selector.type}`;
  const set = (sensor: SensorSelector) => onChange({ ...condition, sensor });
  const known = "id" in selector ? sensors.some((sensor) => sensor.id === selector.id) : types.includes(selector.type);

  return (
    <>
      <NativeSelect
        label={t.sensor}
        value={value}
        onChange={(event) => {
          const [kind, id = ""] = event.currentTarget.value.split(":");
          set(kind === "id" ? { id } : { type: id as SensorType, aggregate: "avg" });
        }}
      >
        {!known && <option value={value}>{"id" in selector ? text.rules.sentence.gone : text.sensorTypes[selector.type]}</option>}
        <optgroup label={t.one}>
          {sensors.map((sensor) => (
            <option key={sensor.id} value={`id:${sensor.id}`}>
              {sensor.name}
            </option>
          ))}
        </optgroup>
        <optgroup label={text.common.type}>
          {types.map((type) => (
            <option key={type} value={`type:${type}`}>
              {t.ofType(text.sensorTypes[type])}
            </option>
          ))}
        </optgroup>
      </NativeSelect>
      {"type" in selector && (
        <>
          <NativeSelect
            label={t.aggregate}
            value={selector.aggregate}
            onChange={(event) => set({ ...selector, aggregate: event.currentTarget.value as "avg" | "min" | "max" })}
            data={(["avg", "min", "max"] as const).map((one) => ({ value: one, label: text.rules.sentence[one] }))}
          />
          <PlacePicker value={selector.in ?? null} onChange={(place) => set(withPlace(selector, place))} />
        </>
      )}
    </>
  );
}

/** The same without a place, or in one: the API takes no empty one. */
export function withPlace<T extends { in?: string | null }>(selector: T, place: string | null): T {
  const { in: _, ...rest } = selector;
  return (place ? { ...rest, in: place } : rest) as T;
}

import { NativeSelect } from "@mantine/core";
import { useFarm } from "../../feed/FarmProvider";
import { text } from "../../text";
import type { DeviceCondition, MetricCondition, WeatherCondition } from "../model";
import { PlacePicker } from "./PlacePicker";
import { withPlace } from "./SensorFields";

const t = text.rules.edit;
const s = text.rules.sentence;

export function MetricFields({ condition, onChange }: { condition: MetricCondition; onChange: (condition: MetricCondition) => void }) {
  return (
    <>
      <NativeSelect label={t.metric} value={condition.metric} onChange={(event) => onChange({ ...condition, metric: event.currentTarget.value as MetricCondition["metric"] })} data={Object.entries(s.metrics).map(([value, label]) => ({ value, label }))} />
      <PlacePicker value={condition.in ?? null} onChange={(place) => onChange(withPlace(condition, place))} />
    </>
  );
}

export function WeatherFields({ condition, onChange }: { condition: WeatherCondition; onChange: (condition: WeatherCondition) => void }) {
  return <NativeSelect label={t.weather} value={condition.weather} onChange={(event) => onChange({ ...condition, weather: event.currentTarget.value as WeatherCondition["weather"] })} data={Object.entries(s.weather).map(([value, label]) => ({ value, label }))} />;
}

export function DeviceFields({ condition, onChange }: { condition: DeviceCondition; onChange: (condition: DeviceCondition) => void }) {
  const { devices } = useFarm();
  return (
    <>
      <NativeSelect label={t.device} value={condition.device.id} onChange={(event) => onChange({ ...condition, device: { id: event.currentTarget.value } })} data={devices.map((device) => ({ value: device.id, label: device.name }))} />
      <NativeSelect label={t.deviceIs} value={condition.is} onChange={(event) => onChange({ ...condition, is: event.currentTarget.value as DeviceCondition["is"] })} data={(["on", "off", "unavailable"] as const).map((is) => ({ value: is, label: s[is] }))} />
    </>
  );
}

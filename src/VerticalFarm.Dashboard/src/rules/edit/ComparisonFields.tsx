import { NativeSelect, NumberInput } from "@mantine/core";
import { text } from "../../text";
import type { Comparison, MetricCondition, SensorCondition, WeatherCondition } from "../model";
import { useNames } from "../useNames";

const t = text.rules.edit;

type Compared = SensorCondition | MetricCondition | WeatherCondition;

/** Above, below, between or outside of what. */
export function ComparisonFields({ condition, onChange }: { condition: Compared; onChange: (condition: Compared) => void }) {
  const names = useNames();
  const unit = "sensor" in condition ? ("id" in condition.sensor ? (names.sensor(condition.sensor.id)?.unit ?? "") : names.unitOf(condition.sensor.type)) : names.unitOf("metric" in condition ? condition.metric : condition.weather);
  const two = condition.is === "between" || condition.is === "outside";

  function set(change: Partial<Comparison>) {
    const next = { ...condition, ...change };
    const wantsTwo = next.is === "between" || next.is === "outside";
    if (wantsTwo) {
      next.low ??= next.value ?? 0;
      next.high ??= (next.value ?? 0) + 5;
      delete next.value;
    } else {
      next.value ??= next.low ?? 0;
      delete next.low;
      delete next.high;
    }
    if (!next.hysteresis) delete next.hysteresis;
    onChange(next);
  }

  return (
    <div className="clause-fields">
      <NativeSelect
        label={t.is}
        value={condition.is}
        onChange={(event) => set({ is: event.currentTarget.value as Comparison["is"] })}
        data={(["above", "below", "between", "outside"] as const).map((is) => ({ value: is, label: text.rules.sentence[is] }))}
      />
      {two ? (
        <>
          <NumberInput label={`${t.low} (${unit})`} value={condition.low ?? 0} onChange={(value) => set({ low: Number(value) })} />
          <NumberInput label={`${t.high} (${unit})`} value={condition.high ?? 0} onChange={(value) => set({ high: Number(value) })} />
        </>
      ) : (
        <NumberInput label={`${t.value} (${unit})`} value={condition.value ?? 0} onChange={(value) => set({ value: Number(value) })} />
      )}
      <NumberInput label={`${t.hysteresis} (${unit})`} value={condition.hysteresis ?? 0} min={0} onChange={(value) => set({ hysteresis: Number(value) })} />
    </div>
  );
}

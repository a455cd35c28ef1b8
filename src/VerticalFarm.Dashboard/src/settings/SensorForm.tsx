import { Button, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { post, put, remove } from "../api/client";
import type { Sensor, SensorType } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { Confirm } from "../ui/Confirm";
import { Fault } from "../ui/Fault";
import { ShelfPicker } from "./ShelfPicker";
import { numberIn, textIn } from "./numbers";
import { useForm } from "./useForm";

const t = text.settings.sensorForm;
const limits = ["critical_low", "low", "high", "critical_high"] as const;

/** A sensor: what it is called and measures, where it stands, and when its values are out of band. */
export function SensorForm({ sensor, onDone }: { sensor?: Sensor; onDone: () => void }) {
  const { farm } = useFarm();
  const [asks, setAsks] = useState(false);
  const [type, setType] = useState<SensorType>(sensor?.type ?? "air_temperature");
  const form = useForm(async (fields) => {
    const body = bodyOf(fields, type, sensor === undefined);
    await (sensor ? put(`sensors/${sensor.id}`, body) : post(`farms/${farm.id}/sensors`, body));
  }, onDone);

  return (
    <form className="stack" onSubmit={form.onSubmit}>
      <TextInput name="name" label={text.common.name} required maxLength={100} defaultValue={sensor?.name} error={form.wrong?.of("name")} data-autofocus />
      {!sensor && <NativeSelect label={text.common.type} value={type} onChange={(event) => setType(event.currentTarget.value as SensorType)} data={Object.entries(text.sensorTypes).map(([value, label]) => ({ value, label }))} />}
      {!sensor && type === "other" && <TextInput name="unit" label={t.unit} maxLength={20} error={form.wrong?.of("unit")} />}
      <TextInput name="entity_id" label={t.entity} defaultValue={sensor?.entity_id ?? ""} placeholder="sensor.grow_room_temperature" error={form.wrong?.of("entity_id")} />
      <ShelfPicker value={sensor?.shelf_id ?? null} />
      <NumberInput name="expected_interval_seconds" label={t.interval} min={1} max={86_400} defaultValue={sensor ? Number(sensor.expected_interval_seconds) : 60} error={form.wrong?.of("expected_interval_seconds")} />
      <fieldset className="plain-fieldset">
        <legend>
          {t.thresholds} {sensor?.unit}
        </legend>
        <div className="limits">
          {limits.map((limit) => (
            <NumberInput key={limit} name={limit} label={t[limit]} hideControls defaultValue={sensor?.thresholds?.[limit] ?? ""} error={form.wrong?.of(`thresholds.${limit}`)} />
          ))}
          <NumberInput name="hysteresis" label={t.hysteresis} min={0} hideControls defaultValue={sensor?.thresholds?.hysteresis ?? ""} error={form.wrong?.of("thresholds.hysteresis")} />
        </div>
      </fieldset>
      {form.fault !== null && <Fault fault={form.fault} />}
      <div className="row">
        <Button type="submit" loading={form.busy}>
          {text.common.save}
        </Button>
        {sensor && (
          <Button className="danger-outline" onClick={() => setAsks(true)}>
            {t.delete}
          </Button>
        )}
      </div>
      {sensor && (
        <Confirm opened={asks} title={t.delete} confirm={t.delete} dangerous onClose={() => setAsks(false)} onConfirm={() => remove(`sensors/${sensor.id}`).then(onDone)}>
          <p>{t.deleteAsk(sensor.name)}</p>
        </Confirm>
      )}
    </form>
  );
}

function bodyOf(form: FormData, type: SensorType, isNew: boolean): Record<string, unknown> {
  const thresholds = Object.fromEntries(limits.map((limit) => [limit, numberIn(form, limit)]));
  const any = Object.values(thresholds).some((value) => value !== null);
  return {
    name: textIn(form, "name"),
    ...(isNew ? { type, ...(type === "other" ? { unit: textIn(form, "unit") } : {}) } : {}),
    entity_id: textIn(form, "entity_id") || null,
    shelf_id: textIn(form, "shelf_id") || null,
    expected_interval_seconds: numberIn(form, "expected_interval_seconds") ?? 60,
    thresholds: any ? { ...thresholds, hysteresis: numberIn(form, "hysteresis") ?? 0 } : null,
  };
}

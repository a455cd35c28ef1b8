import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { post, put, remove } from "../api/client";
import type { Device, DeviceType } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { Confirm } from "../ui/Confirm";
import { Fault } from "../ui/Fault";
import { ShelfPicker } from "./ShelfPicker";
import { numberIn, textIn } from "./numbers";
import { useForm } from "./useForm";

const t = text.settings.deviceForm;
const limits = ["max_on_seconds", "min_on_seconds", "min_off_seconds", "max_on_seconds_per_day"] as const;

/** What the device itself keeps to; newer gateways know more of it than older ones. */
type Safety = Partial<Record<(typeof limits)[number], number | null>> & { fail_safe?: string; exclusive_with?: string[] };

/** A device: what it is called, which entity moves it, where it stands, and its safety limits. */
export function DeviceForm({ device, onDone }: { device?: Device; onDone: () => void }) {
  const { farm, devices } = useFarm();
  const [asks, setAsks] = useState(false);
  const safety = (device?.safety ?? {}) as Safety;
  const [exclusive, setExclusive] = useState(safety.exclusive_with ?? []);
  const others = devices.filter((other) => other.id !== device?.id);
  const knows = (field: string) => !device || field in safety;
  const form = useForm(async (fields) => {
    const body = {
      name: textIn(fields, "name"),
      type: textIn(fields, "type"),
      entity_id: textIn(fields, "entity_id"),
      shelf_id: textIn(fields, "shelf_id") || null,
      safety: {
        ...safety,
        ...Object.fromEntries(limits.filter(knows).map((limit) => [limit, numberIn(fields, limit)])),
        fail_safe: textIn(fields, "fail_safe"),
        ...(knows("exclusive_with") && (device || exclusive.length > 0) ? { exclusive_with: exclusive } : {}),
      },
    };
    await (device ? put(`devices/${device.id}`, body) : post(`farms/${farm.id}/devices`, withoutEmpty(body)));
  }, onDone);

  return (
    <form className="stack" onSubmit={form.onSubmit}>
      <TextInput name="name" label={text.common.name} required maxLength={100} defaultValue={device?.name} error={form.wrong?.of("name")} data-autofocus />
      <NativeSelect name="type" label={text.common.type} defaultValue={device?.type ?? ("fan" satisfies DeviceType)} data={Object.entries(text.deviceTypes).map(([value, label]) => ({ value, label }))} />
      <TextInput name="entity_id" label={t.entity} required defaultValue={device?.entity_id} placeholder="switch.heater" error={form.wrong?.of("entity_id")} />
      <ShelfPicker value={device?.shelf_id ?? null} />
      <fieldset className="plain-fieldset stack-tight">
        <legend>{t.safety}</legend>
        <div className="limits">
          {limits.filter(knows).map((limit) => (
            <NumberInput key={limit} name={limit} label={t[limit]} min={1} max={86_400} hideControls placeholder={t.cannotBe} defaultValue={safety[limit] ?? ""} error={form.wrong?.of(`safety.${limit}`)} />
          ))}
          <NativeSelect name="fail_safe" label={t.fail_safe} defaultValue={safety.fail_safe ?? "off"} data={Object.entries(t.failSafe).map(([value, label]) => ({ value, label }))} />
        </div>
        {knows("exclusive_with") && others.length > 0 && (
          <Checkbox.Group label={t.exclusive} value={exclusive} onChange={setExclusive}>
            <div className="row">
              {others.map((other) => (
                <Checkbox key={other.id} value={other.id} label={other.name} />
              ))}
            </div>
          </Checkbox.Group>
        )}
      </fieldset>
      {form.fault !== null && <Fault fault={form.fault} />}
      <div className="row">
        <Button type="submit" loading={form.busy}>
          {text.common.save}
        </Button>
        {device && (
          <Button className="danger-outline" onClick={() => setAsks(true)}>
            {t.delete}
          </Button>
        )}
      </div>
      {device && (
        <Confirm opened={asks} title={t.delete} confirm={t.delete} dangerous onClose={() => setAsks(false)} onConfirm={() => remove(`devices/${device.id}`).then(onDone)}>
          <p>{t.deleteAsk(device.name)}</p>
        </Confirm>
      )}
    </form>
  );
}

// A new device names only the limits that it has.
function withoutEmpty<T extends { safety: object }>(body: T): T {
  return { ...body, safety: Object.fromEntries(Object.entries(body.safety).filter(([, value]) => value !== null)) };
}

import { ActionIcon, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import type { DeviceType, Severity } from "../../api/types";
import { dialOf } from "../../devices/words";
import { useFarm } from "../../feed/FarmProvider";
import { text } from "../../text";
import { Icon } from "../../ui/Icon";
import type { Action, DeviceAction, DeviceSelector } from "../model";

const t = text.rules.edit;

/** What is brought about: a device, or every device of a kind, into a state; or a message. */
export function ActionEditor({ action, onChange, onRemove }: { action: Action; onChange: (action: Action) => void; onRemove: () => void }) {
  const { devices } = useFarm();
  const command = "notify" in action ? "notify" : action.command;
  const dial = "device" in action && "id" in action.device ? dialOf(devices.find((device) => device.id === (action.device as { id: string }).id) ?? ({ entity_id: "" } as never)) : null;
  const field = dial?.field ?? "level";

  function become(next: string) {
    if (next === "notify") return onChange({ notify: { severity: "warning", message: "" } });
    const device: DeviceSelector = "device" in action ? action.device : { id: devices[0]?.id ?? "" };
    onChange(next === "set" ? { device, command: "set", data: { [field]: 50 } } : ({ device, command: next } as DeviceAction));
  }

  return (
    <div className="clause">
      <div className="clause-fields">
        {"device" in action && <DevicePicker selector={action.device} onChange={(device) => onChange({ ...action, device })} />}
        <NativeSelect label={t.command} value={command} onChange={(event) => become(event.currentTarget.value)} data={(["turn_on", "turn_off", "set", "notify"] as const).map((value) => ({ value, label: t[value] }))} />
        {"device" in action && action.command === "set" && (
          <NumberInput
            className="narrow"
            label={dial ? `${dial.label} (${dial.unit})` : t.level}
            value={Number(action.data?.[field] ?? 0)}
            min={dial?.min ?? 0}
            max={dial?.max ?? 100}
            onChange={(value) => onChange({ ...action, data: { [field]: Number(value) } })}
          />
        )}
        {"notify" in action && (
          <>
            <NativeSelect label={t.severity} value={action.notify.severity} onChange={(event) => onChange({ notify: { ...action.notify, severity: event.currentTarget.value as Severity } })} data={(["info", "warning", "critical"] as const).map((value) => ({ value, label: text.alerts.severity[value] ?? value }))} />
            <TextInput label={t.message} value={action.notify.message} maxLength={200} onChange={(event) => onChange({ notify: { ...action.notify, message: event.currentTarget.value } })} />
          </>
        )}
        <ActionIcon className="icon-only" variant="default" size={36} aria-label={t.removeAction} onClick={onRemove}>
          <Icon name="trash" />
        </ActionIcon>
      </div>
    </div>
  );
}

function DevicePicker({ selector, onChange }: { selector: DeviceSelector; onChange: (selector: DeviceSelector) => void }) {
  const { devices } = useFarm();
  const types = [...new Set<DeviceType>([...devices.map((device) => device.type), ...("type" in selector ? [selector.type] : [])])];
  const known = !("id" in selector) || devices.some((device) => device.id === selector.id);
  return (
    <NativeSelect
      label={t.device}
      value={"id" in selector ? `id:${selector.id}` : `type:${selector.type}`}
      onChange={(event) => {
        const [kind, id = ""] = event.currentTarget.value.split(":");
        onChange(kind === "id" ? { id } : { type: id as DeviceType });
      }}
    >
      {!known && "id" in selector && <option value={`id:${selector.id}`}>{text.rules.sentence.gone}</option>}
      {devices.map((device) => (
        <option key={device.id} value={`id:${device.id}`}>
          {device.name}
        </option>
      ))}
      {types.map((type) => (
        <option key={type} value={`type:${type}`}>
          {t.ofType(text.deviceTypes[type])}
        </option>
      ))}
    </NativeSelect>
  );
}

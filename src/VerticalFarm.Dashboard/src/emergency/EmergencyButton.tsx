import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { post } from "../api/client";
import { useFarm, useRights } from "../feed/FarmProvider";
import { text } from "../text";
import { Confirm } from "../ui/Confirm";
import { Icon } from "../ui/Icon";
import "./emergency.css";

const t = text.emergency;

/** Always in reach: stops every device of the farm after one question. */
export function EmergencyButton() {
  const { farm, devices } = useFarm();
  const { mayOperate } = useRights();
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState("");
  if (!mayOperate || farm.emergency_stop) return null;

  return (
    <>
      <Button className="danger emergency" leftSection={<Icon name="stop" />} aria-label={t.button} onClick={() => setAsks(true)}>
        <span className="long">{t.button}</span>
        <span className="short">{t.short}</span>
      </Button>
      <Confirm
        opened={asks}
        title={t.title}
        confirm={t.confirm}
        dangerous
        onClose={() => setAsks(false)}
        onConfirm={() => post(`farms/${farm.id}/emergency-stop`, { reason: reason.trim() || t.reasonDefault })}
      >
        {devices.length === 0 ? <p>{t.noDevices}</p> : <p>{t.says}</p>}
        <ul className="stop-list">
          {devices.map((device) => (
            <li key={device.id}>
              <span>{device.name}</span>
              <strong>{t.to[device.safety.fail_safe ?? "off"]}</strong>
            </li>
          ))}
        </ul>
        <TextInput label={t.reason} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} placeholder={t.reasonDefault} />
      </Confirm>
    </>
  );
}

import { Button } from "@mantine/core";
import { memo, useState } from "react";
import type { Device } from "../api/types";
import { useFarm, useRights } from "../feed/FarmProvider";
import { text } from "../text";
import { Icon } from "../ui/Icon";
import { useNow } from "../ui/useNow";
import { DeviceControl } from "./DeviceControl";
import { InterlockLine } from "./InterlockLine";
import { deviceWords } from "./words";

const t = text.devices;

/** A device: how it is seen to be, who moves it, what ends, what forbids; and its controls. */
export const DeviceTile = memo(function DeviceTile({ device, place }: { device: Device; place: string | null }) {
  const { farm } = useFarm();
  const { mayOperate } = useRights();
  const [open, setOpen] = useState(false);
  const words = deviceWords(device, farm.timezone, useNow());
  return (
    <article className={`card device ${words.tone}`}>
      <div className="device-head">
        <div className="grow">
          <h3>{device.name}</h3>
          <p className="quiet small">{[text.deviceTypes[device.type], place].filter(Boolean).join(" · ")}</p>
        </div>
        <span className={`badge ${words.tone === "on" ? "good" : words.tone === "away" ? "warning" : ""}`}>
          <Icon name={words.icon} />
          <span className="live-value">
            {words.state}
            {words.level && ` ${words.level}`}
          </span>
        </span>
      </div>
      <div className="device-foot">
      <p className="small grow">
        <span className={device.mode === "manual" ? "badge info" : "quiet"}>
          {device.mode === "manual" && <Icon name="hand" />}
          {words.mode}
        </span>
        {words.notes.length > 0 && <span className="quiet"> · {words.notes.join(" · ")}</span>}
      </p>
      {mayOperate && (
          <Button size="xs" variant="default" aria-expanded={open} aria-label={open ? `${text.common.close}: ${device.name}` : t.controlOf(device.name)} onClick={() => setOpen(!open)}>
            {open ? text.common.close : t.control}
          </Button>
      )}
      </div>
      {(device.interlocks ?? []).map((interlock) => (
        <InterlockLine key={`${interlock.kind} ${interlock.message}`} message={interlock.message} until={interlock.until} />
      ))}
      {open && <DeviceControl device={device} />}
    </article>
  );
});

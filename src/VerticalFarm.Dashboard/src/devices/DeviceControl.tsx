import { Button, NativeSelect, Slider } from "@mantine/core";
import { useState } from "react";
import { put } from "../api/client";
import type { CommandRequest, Device } from "../api/types";
import { text } from "../text";
import { Fault } from "../ui/Fault";
import { duration } from "../ui/format";
import { useAction } from "../ui/useAction";
import { CommandHistory } from "./CommandHistory";
import { CommandProgress } from "./CommandProgress";
import { useCommand } from "./useCommand";
import { dialOf } from "./words";

const t = text.devices;
const holds = [300, 900, 1800, 3600, 14_400, 43_200];
const usualHold = 1800;

/** Moves a device by hand. Rules are kept away for a while that is chosen here, and never for ever. */
export function DeviceControl({ device }: { device: Device }) {
  const dial = dialOf(device);
  const current = dial ? (device.reported?.[dial.field] ?? device.desired?.[dial.field] ?? null) : null;
  const [level, setLevel] = useState<number>(current ?? dial?.max ?? 0);
  const [hold, setHold] = useState(usualHold);
  const { progress, send } = useCommand(device.id);
  const back = useAction();
  const busy = progress.kind === "under-way";
  const command = (request: Omit<CommandRequest, "override_seconds">) => void send({ ...request, override_seconds: hold } as CommandRequest);

  return (
    <div className="control">
      <div className="row">
        <Button disabled={busy} onClick={() => command({ command: "turn_on" } as CommandRequest)}>
          {t.turnOn}
        </Button>
        <Button disabled={busy} variant="default" onClick={() => command({ command: "turn_off" } as CommandRequest)}>
          {t.turnOff}
        </Button>
        {device.mode === "manual" && (
          <Button variant="default" loading={back.busy} onClick={() => void back.run(() => put(`devices/${device.id}`, { mode: "auto" }))}>
            {t.backToAuto}
          </Button>
        )}
      </div>
      {dial && (
        <div className="dial">
          <span className="small" id={`dial-${device.id}`}>
            {dial.label}{" "}
            <strong>
              {level} {dial.unit}
            </strong>
          </span>
          <Slider value={level} onChange={setLevel} min={dial.min} max={dial.max} label={null} size="lg" thumbSize={24} thumbProps={{ "aria-labelledby": `dial-${device.id}` }} />
          <Button disabled={busy} variant="default" onClick={() => command({ command: "set", data: { [dial.field]: level } } as CommandRequest)}>
            {t.set}
          </Button>
        </div>
      )}
      <NativeSelect
        label={t.hold}
        description={t.holdWhy}
        value={String(hold)}
        onChange={(event) => setHold(Number(event.currentTarget.value))}
        data={holds.map((seconds) => ({ value: String(seconds), label: duration(seconds) }))}
      />
      <CommandProgress progress={progress} />
      {back.fault !== null && <Fault fault={back.fault} />}
      <CommandHistory deviceId={device.id} />
    </div>
  );
}

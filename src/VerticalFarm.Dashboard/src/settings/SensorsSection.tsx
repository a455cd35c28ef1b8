import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import type { Sensor } from "../api/types";
import { useFarm, useRights } from "../feed/FarmProvider";
import { text } from "../text";
import { Empty } from "../ui/Empty";
import { band } from "../ui/format";
import { Icon } from "../ui/Icon";
import { SensorForm } from "./SensorForm";

const t = text.settings.sensorForm;

export default function SensorsSection() {
  const { sensor_data: sensors } = useFarm();
  const { mayOperate } = useRights();
  const [open, setOpen] = useState<Sensor | "new" | null>(null);
  const add = mayOperate ? (
    <Button leftSection={<Icon name="plus" />} onClick={() => setOpen("new")}>
      {t.add}
    </Button>
  ) : null;
  return (
    <>
      {sensors.length === 0 ? (
        <Empty title={t.none}>
          <p>{t.noneSays}</p>
          {add}
        </Empty>
      ) : (
        <>
          <div>{add}</div>
          <ul className="list">
            {sensors.map((sensor) => (
              <li key={sensor.id} className="spread">
                <div className="grow">
                  <h2>{sensor.name}</h2>
                  <p className="quiet small">
                    {[text.sensorTypes[sensor.type], band(sensor.thresholds?.low, sensor.thresholds?.high, sensor.type), sensor.unit, sensor.entity_id].filter(Boolean).join(" · ")}
                  </p>
                </div>
                {mayOperate && (
                  <Button size="xs" variant="default" aria-label={`${text.common.edit}: ${sensor.name}`} onClick={() => setOpen(sensor)}>
                    {text.common.edit}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <Modal opened={open !== null} onClose={() => setOpen(null)} title={open === "new" || open === null ? t.add : t.edit(open.name)} size="lg" closeButtonProps={{ "aria-label": text.common.close }}>
        {open !== null && <SensorForm {...(open === "new" ? {} : { sensor: open })} onDone={() => setOpen(null)} />}
      </Modal>
    </>
  );
}

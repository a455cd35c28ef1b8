import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import type { Device } from "../api/types";
import { useFarm, useRights } from "../feed/FarmProvider";
import { text } from "../text";
import { Empty } from "../ui/Empty";
import { Icon } from "../ui/Icon";
import { DeviceForm } from "./DeviceForm";

const t = text.settings.deviceForm;

export default function DevicesSection() {
  const { farm, devices } = useFarm();
  const { mayOperate } = useRights();
  const [open, setOpen] = useState<Device | "new" | null>(null);
  const add = mayOperate ? (
    <Button leftSection={<Icon name="plus" />} onClick={() => setOpen("new")}>
      {t.add}
    </Button>
  ) : null;
  return (
    <>
      {devices.length === 0 ? (
        <Empty title={t.none}>
          <p>{t.noneSays}</p>
          <Link to={`/farms/${farm.id}/settings/home-assistant`}>{text.farm.connect}</Link>
          {add}
        </Empty>
      ) : (
        <>
          <div>{add}</div>
          <ul className="list">
            {devices.map((device) => (
              <li key={device.id} className="spread">
                <div className="grow">
                  <h2>{device.name}</h2>
                  <p className="quiet small">{[text.deviceTypes[device.type], device.entity_id, `${t.fail_safe}: ${t.failSafe[device.safety.fail_safe ?? "off"]}`].join(" · ")}</p>
                </div>
                {mayOperate && (
                  <Button size="xs" variant="default" aria-label={`${text.common.edit}: ${device.name}`} onClick={() => setOpen(device)}>
                    {text.common.edit}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <Modal opened={open !== null} onClose={() => setOpen(null)} title={open === "new" || open === null ? t.add : t.edit(open.name)} size="lg" closeButtonProps={{ "aria-label": text.common.close }}>
        {open !== null && <DeviceForm {...(open === "new" ? {} : { device: open })} onDone={() => setOpen(null)} />}
      </Modal>
    </>
  );
}

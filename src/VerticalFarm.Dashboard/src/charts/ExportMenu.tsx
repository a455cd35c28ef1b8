import { Button, Menu } from "@mantine/core";
import { download } from "../api/download";
import type { Sensor } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { Fault } from "../ui/Fault";
import { Icon } from "../ui/Icon";
import { save } from "../ui/save";
import { dayKey } from "../ui/time";
import { useAction } from "../ui/useAction";
import type { Part } from "./ChartPanel";
import type { Span } from "./span";
import { csvOf } from "./table";

const t = text.charts;

/** What is drawn as one table, or every reading of a sensor as the gateway has it. */
export function ExportMenu({ parts, sensors, span }: { parts: Part[]; sensors: Sensor[]; span: Span }) {
  const { farm } = useFarm();
  const action = useAction();
  const nameOf = (what: string) => `${farm.name}, ${what}, ${dayKey(span.from, farm.timezone)} to ${dayKey(span.to, farm.timezone)}.csv`;
  const readings = (sensor: Sensor) => {
    const query = new URLSearchParams({ from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString(), resolution: "raw", format: "csv" });
    return download(`sensors/${sensor.id}/readings?${query}`, nameOf(sensor.name));
  };
  return (
    <>
      <Menu position="bottom-end" width={300} transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <Button variant="default" leftSection={<Icon name="download" />} disabled={sensors.length === 0} loading={action.busy}>
            {t.exportCsv}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={parts.length === 0} onClick={() => save(nameOf(t.title), csvOf(parts))}>
            {t.exportDrawn}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t.exportEvery}</Menu.Label>
          {sensors.map((sensor) => (
            <Menu.Item key={sensor.id} onClick={() => void action.run(() => readings(sensor))}>
              {sensor.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {action.fault !== null && <Fault fault={action.fault} />}
    </>
  );
}

import { ActionIcon, Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { put } from "../api/client";
import { queries } from "../api/queries";
import type { Layout, LayoutRack } from "../api/types";
import { useFarm, useRights } from "../feed/FarmProvider";
import { useLayout } from "../plan/useLayout";
import { text } from "../text";
import { Empty } from "../ui/Empty";
import { Fault } from "../ui/Fault";
import { Icon } from "../ui/Icon";
import { Loaded } from "../ui/Loaded";
import { useAction } from "../ui/useAction";
import { renamed, withRack, withRow, withShelves, withoutRack, withoutRow } from "./layoutModel";

const t = text.settings.layoutForm;

export default function LayoutSection() {
  const { farm } = useFarm();
  const layout = useLayout(farm.id);
  return <Loaded query={layout}>{(data) => <LayoutEditor key={farm.id} first={data} />}</Loaded>;
}

/** Rows, racks and shelves, drawn up and saved as a whole. */
function LayoutEditor({ first }: { first: Layout }) {
  const { farm } = useFarm();
  const { mayOwn } = useRights();
  const [layout, setLayout] = useState<Layout>({ rows: first.rows });
  const [saved, setSaved] = useState<Layout>(layout);
  const action = useAction();
  const changed = layout !== saved;
  const save = () =>
    void action.run(async () => {
      await put(`farms/${farm.id}/layout`, { rows: layout.rows });
      setSaved(layout);
      await queries.invalidateQueries({ queryKey: ["layout", farm.id] });
    });
  const add = (
    <Button variant="default" leftSection={<Icon name="plus" />} onClick={() => setLayout(withRow(layout))}>
      {t.addRow}
    </Button>
  );

  return (
    <fieldset className="plain-fieldset stack" disabled={!mayOwn}>
      {!mayOwn && <p className="quiet">{text.common.ownerOnly}</p>}
      {layout.rows.length === 0 && (
        <Empty title={t.none}>
          <p>{t.noneSays}</p>
        </Empty>
      )}
      {layout.rows.map((row) => (
        <section key={row.id} className="card layout-row" aria-label={row.name}>
          <div className="row">
            <TextInput aria-label={t.row} value={row.name} maxLength={100} onChange={(event) => setLayout(renamed(layout, row.id, event.currentTarget.value))} />
            <Button variant="default" leftSection={<Icon name="plus" />} onClick={() => setLayout(withRack(layout, row.id))}>
              {t.addRack}
            </Button>
            <Button variant="default" leftSection={<Icon name="trash" />} onClick={() => setLayout(withoutRow(layout, row.id))}>
              {t.removeRow}
            </Button>
          </div>
          <div className="layout-racks">
            {row.racks.map((rack) => (
              <RackEditor key={rack.id} rack={rack} layout={layout} onChange={setLayout} />
            ))}
          </div>
        </section>
      ))}
      <div className="row">
        {add}
        <Button loading={action.busy} disabled={!changed} onClick={save}>
          {t.save}
        </Button>
      </div>
      <p className="quiet small">{t.removed}</p>
      {action.fault !== null && <Fault fault={action.fault} />}
    </fieldset>
  );
}

function RackEditor({ rack, layout, onChange }: { rack: LayoutRack; layout: Layout; onChange: (layout: Layout) => void }) {
  return (
    <div className="layout-rack">
      <TextInput aria-label={t.rack} value={rack.name} maxLength={100} onChange={(event) => onChange(renamed(layout, rack.id, event.currentTarget.value))} />
      <div className="row">
        <ActionIcon variant="default" size={32} aria-label={`${t.fewerShelves}: ${rack.name}`} disabled={rack.shelves.length === 0} onClick={() => onChange(withShelves(layout, rack.id, -1))}>
          −
        </ActionIcon>
        <span>
          <strong>{rack.shelves.length}</strong> <span className="quiet">{t.shelves.toLowerCase()}</span>
        </span>
        <ActionIcon variant="default" size={32} aria-label={`${t.moreShelves}: ${rack.name}`} onClick={() => onChange(withShelves(layout, rack.id, 1))}>
          +
        </ActionIcon>
        <ActionIcon variant="default" size={32} aria-label={`${t.removeRack}: ${rack.name}`} onClick={() => onChange(withoutRack(layout, rack.id))}>
          <Icon name="trash" />
        </ActionIcon>
      </div>
    </div>
  );
}

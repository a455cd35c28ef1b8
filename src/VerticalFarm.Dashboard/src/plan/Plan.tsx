import { Button, NativeSelect } from "@mantine/core";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import { useFarm } from "../feed/FarmProvider";
import { type Kind, bandOf, kindName, kindsOf } from "../measures/kinds";
import { unitOf } from "../measures/value";
import { text } from "../text";
import { Empty } from "../ui/Empty";
import { Loaded } from "../ui/Loaded";
import { useNow } from "../ui/useNow";
import { Cells, ordered } from "./cells";
import { PlanLegend } from "./PlanLegend";
import { PlanRow } from "./PlanRow";
import { ShelfDetail } from "./ShelfDetail";
import { useLayout } from "./useLayout";
import "./plan.css";

const t = text.farm;

/** The farm from above and before: rows of racks, shelves coloured by what is chosen. Selecting shelves filters the page. */
export function Plan({ chosen, onChoose }: { chosen: ReadonlySet<string>; onChoose: (shelves: ReadonlySet<string>) => void }) {
  const { farm, sensor_data: sensors, devices } = useFarm();
  const layout = useLayout(farm.id);
  const now = useNow();
  const kinds = useMemo(() => kindsOf(sensors), [sensors]);
  const [picked, setPicked] = useState<Kind | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const kind = picked ?? kinds[0] ?? "air_temperature";
  const band = bandOf(kind, sensors);
  const unit = unitOf(kind, sensors);
  const cells = new Cells(sensors, devices, kind, band, now);

  function toggle(shelf: string) {
    const next = new Set(chosen);
    if (!next.delete(shelf)) next.add(shelf);
    onChoose(next);
    setShown(shelf);
  }

  return (
    <section className="card stack" aria-labelledby="plan-title">
      <div className="spread">
        <h2 id="plan-title">
          {t.plan} {farm.width && farm.depth ? <span className="quiet small">{t.planSize(farm.width, farm.depth)}</span> : null}
        </h2>
        <div className="row">
          {chosen.size > 0 && (
            <Button size="compact-sm" variant="default" onClick={() => (onChoose(new Set()), setShown(null))}>
              {t.selected(chosen.size)} · {t.clear}
            </Button>
          )}
          {kinds.length > 0 && (
            <NativeSelect aria-label={t.planOf} value={kind} onChange={(event) => setPicked(event.currentTarget.value as Kind)} data={kinds.map((value) => ({ value, label: kindName(value) }))} />
          )}
        </div>
      </div>
      <Loaded query={layout}>
        {(data) => {
          const rows = ordered(data).rows;
          if (rows.length === 0) {
            return (
              <Empty title={t.planEmpty}>
                <p>{t.planEmptySays}</p>
                <Link to="settings/layout">{t.editLayout}</Link>
              </Empty>
            );
          }
          const all = rows.map((row) => ({ row, racks: row.racks.map((rack) => ({ rack, cells: rack.shelves.map((shelf) => cells.of(row, rack, shelf)) })) }));
          const open = all.flatMap(({ racks }) => racks.flatMap((rack) => rack.cells)).find((cell) => cell.shelf.id === shown && chosen.has(cell.shelf.id));
          return (
            <>
              <div className="plan scroll-x" tabIndex={0} role="group" aria-label={t.plan}>
                {all.map(({ row, racks }) => (
                  <PlanRow key={row.id} row={row} racks={racks} kind={kind} unit={unit} chosen={chosen} onToggle={toggle} />
                ))}
              </div>
              <PlanLegend kind={kind} unit={unit} band={band} />
              {open && <ShelfDetail cell={open} />}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

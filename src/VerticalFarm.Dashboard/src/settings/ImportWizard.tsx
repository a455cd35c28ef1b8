import { Button, Checkbox, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get, post } from "../api/client";
import { ApiError } from "../api/error";
import type { DeviceType, Page, SensorType } from "../api/types";
import { queries } from "../api/queries";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { Empty } from "../ui/Empty";
import { Fault } from "../ui/Fault";
import { Loaded } from "../ui/Loaded";
import { useAction } from "../ui/useAction";
import { EntityRow } from "./EntityRow";

const t = text.settings.ha;
const mostAtOnce = 100;

/** Something that Home Assistant offers, and what it would become. */
export interface Entity {
  entity_id: string;
  name: string;
  state: string;
  unit: string | null;
  proposal: { use: "sensor" | "device"; name: string; sensor_type: SensorType | null; device_type: DeviceType | null } | null;
  linked_to: { use: "sensor" | "device"; id: string; name: string } | null;
}

async function readAll(farmId: string, signal: AbortSignal): Promise<Entity[]> {
  const all: Entity[] = [];
  for (;;) {
    const { items, total } = await get<Page<Entity>>(`farms/${farmId}/home-assistant/entities?skip=${all.length}&limit=100`, signal);
    all.push(...items);
    if (items.length === 0 || all.length >= total) return all;
  }
}

/** Choose entities, see what each becomes, import them all at once. */
export function ImportWizard() {
  const { farm } = useFarm();
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<number | null>(null);
  const action = useAction();
  const entities = useQuery({ queryKey: ["entities", farm.id], queryFn: ({ signal }) => readAll(farm.id, signal), staleTime: 30_000 });
  if (entities.error instanceof ApiError && entities.error.status === 404) return null; // A gateway that cannot import yet.

  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id) && next.size < mostAtOnce) next.add(id);
    setChosen(next);
  };
  const bring = () =>
    void action.run(async () => {
      await post(`farms/${farm.id}/home-assistant/import`, { entities: [...chosen].map((entity_id) => ({ entity_id })) });
      setDone(chosen.size);
      setChosen(new Set());
      await queries.invalidateQueries({ queryKey: ["entities", farm.id] });
    });

  return (
    <section className="stack" aria-labelledby="import-title">
      <h2 id="import-title">{t.importTitle}</h2>
      <Loaded query={entities}>
        {(all) => {
          const fitting = all.filter((entity) => entity.proposal !== null || entity.linked_to !== null);
          const found = fitting.filter((entity) => `${entity.entity_id} ${entity.name}`.toLowerCase().includes(search.toLowerCase()));
          const free = found.filter((entity) => entity.linked_to === null).slice(0, mostAtOnce);
          if (fitting.length === 0) return <Empty title={t.noEntities}>{null}</Empty>;
          return (
            <>
              <TextInput aria-label={t.search} placeholder={t.search} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
              <div className="card scroll-x flush">
                <table className="data">
                  <thead>
                    <tr>
                      <th className="tick">
                        <Checkbox
                          aria-label={t.importTitle}
                          disabled={free.length === 0}
                          checked={free.length > 0 && free.every((entity) => chosen.has(entity.entity_id))}
                          onChange={(event) => setChosen(event.currentTarget.checked ? new Set(free.map((entity) => entity.entity_id)) : new Set())}
                        />
                      </th>
                      <th>{text.common.name}</th>
                      <th>{t.as}</th>
                      <th className="on-desk">{t.state}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {found.map((entity) => (
                      <EntityRow key={entity.entity_id} entity={entity} chosen={chosen.has(entity.entity_id)} onToggle={toggle} />
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          );
        }}
      </Loaded>
      {action.fault !== null && <Fault fault={action.fault} />}
      <div className="row">
        <Button disabled={chosen.size === 0} loading={action.busy} onClick={bring}>
          {t.choose(chosen.size)}
        </Button>
        {done !== null && <span role="status">{t.imported(done)}</span>}
      </div>
    </section>
  );
}

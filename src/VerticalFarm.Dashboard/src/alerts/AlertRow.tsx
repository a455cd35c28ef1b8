import { Button } from "@mantine/core";
import { useMemo } from "react";
import { post } from "../api/client";
import { queries } from "../api/queries";
import type { Alert } from "../api/types";
import { useFarm, useRights } from "../feed/FarmProvider";
import { placeNames, useLayout } from "../plan/useLayout";
import { text } from "../text";
import { Fault } from "../ui/Fault";
import { age } from "../ui/format";
import { Icon } from "../ui/Icon";
import { when } from "../ui/time";
import { useAction } from "../ui/useAction";
import { useNow } from "../ui/useNow";
import "./alerts.css";

const t = text.alerts;

/** One alert: what, where, since when, and what one can do about it. */
export function AlertRow({ alert }: { alert: Alert }) {
  const { farm, sensor_data: sensors, devices } = useFarm();
  const { mayOperate } = useRights();
  const now = useNow();
  const action = useAction();
  const layout = useLayout(farm.id).data;
  const places = useMemo(() => placeNames(layout), [layout]);
  const source = [...sensors, ...devices].find((thing) => thing.id === alert.source.id);
  const where = [source?.name, source?.shelf_id && places.get(source.shelf_id)].filter(Boolean).join(", ");
  const act = (verb: "acknowledge" | "resolve") => () =>
    void action.run(async () => {
      await post(`farms/${farm.id}/alerts/${alert.id}/${verb}`);
      await queries.invalidateQueries({ queryKey: ["alerts", farm.id] });
    });
  return (
    <article className="alert">
      <span className={`badge ${alert.severity === "info" ? "info" : alert.severity}`}>
        <Icon name={alert.severity} /> {t.severity[alert.severity]}
      </span>
      <div className="grow">
        <h3>{alert.message}</h3>
        <p className="quiet small">
          {[
            t.kind[alert.kind] ?? alert.kind, where, t.opened(age(alert.opened_at, now).replace(/ ago$/, "")), alert.count > 1 ? t.times(alert.count) : "",
            alert.acknowledged_at ? t.acknowledgedAt(when(alert.acknowledged_at, farm.timezone, now)) : "", alert.resolved_at ? t.resolvedAt(when(alert.resolved_at, farm.timezone, now)) : "",
          ].filter(Boolean).join(" · ")}
        </p>
        {action.fault !== null && <Fault fault={action.fault} />}
      </div>
      {mayOperate && alert.state !== "resolved" && (
        <div className="row">
          {alert.state === "open" && (
            <Button size="xs" variant="default" loading={action.busy} onClick={act("acknowledge")}>
              {t.acknowledge}
            </Button>
          )}
          <Button size="xs" variant="default" loading={action.busy} onClick={act("resolve")}>
            {t.resolve}
          </Button>
        </div>
      )}
    </article>
  );
}

import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { get } from "../api/client";
import type { Alert, AlertState, Page } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { Empty } from "../ui/Empty";
import { Loaded } from "../ui/Loaded";
import { usePageTitle } from "../ui/usePageTitle";
import { AlertRow } from "./AlertRow";

const t = text.alerts;
const states: AlertState[] = ["open", "acknowledged", "resolved"];

/** What wants a person, what has one, and what is over. */
export default function AlertsPage() {
  const { farm } = useFarm();
  const [state, setState] = useState<AlertState>("open");
  const [severity, setSeverity] = useState("");
  usePageTitle(t.title, farm.name);
  const alerts = useQuery({
    queryKey: ["alerts", farm.id, state, severity],
    queryFn: ({ signal }) => get<Page<Alert>>(`farms/${farm.id}/alerts?state=${state}${severity && `&severity=${severity}`}`, signal),
    refetchInterval: 15_000,
  });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t.title}</h1>
        <NativeSelect aria-label={t.show} value={severity} onChange={(event) => setSeverity(event.currentTarget.value)} data={[{ value: "", label: t.anySeverity }, ...["critical", "warning", "info"].map((value) => ({ value, label: t.severity[value] ?? value }))]} />
        <SegmentedControl aria-label={t.show} value={state} onChange={(value) => setState(value as AlertState)} data={states.map((value) => ({ value, label: t.state[value] ?? value }))} />
      </div>
      <Loaded query={alerts}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t.none}>
              <p>{state === "open" ? t.noneOpen : t.noneOther}</p>
              {state === "open" && <Link to="../settings/sensors">{t.setThresholds}</Link>}
            </Empty>
          ) : (
            <ul className="list">
              {items.map((alert) => (
                <li key={alert.id}>
                  <AlertRow alert={alert} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}

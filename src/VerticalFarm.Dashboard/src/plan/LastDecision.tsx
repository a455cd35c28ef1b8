import { useQueries } from "@tanstack/react-query";
import { Link } from "react-router";
import { get } from "../api/client";
import type { Decision, Page } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { reachOf } from "../rules/reach";
import { useRules } from "../rules/useRules";
import { text } from "../text";
import { when } from "../ui/time";
import { useNow } from "../ui/useNow";
import type { Cell } from "./cells";
import { useLayout } from "./useLayout";

/** What was last decided over what stands on a shelf: by a rule that moves a device there, or looks at a sensor there. */
export function LastDecision({ cell }: { cell: Cell }) {
  const { farm, devices } = useFarm();
  const now = useNow();
  const layout = useLayout(farm.id).data;
  const rules = (useRules(farm.id).data ?? []).filter(
    (rule) => rule.mode !== "disabled" && (reachOf(rule, devices, layout).some((device) => cell.devices.includes(device)) || cell.sensors.some((sensor) => JSON.stringify(rule.when).includes(sensor.id))),
  );
  const decisions = useQueries({
    queries: rules.map((rule) => ({
      queryKey: ["decisions", rule.id, "last"],
      queryFn: ({ signal }: { signal: AbortSignal }) => get<Page<Decision>>(`rules/${rule.id}/decisions?limit=1`, signal),
      refetchInterval: 10_000,
    })),
  });
  const last = decisions.flatMap((query) => query.data?.items ?? []).sort((a, b) => b.at.localeCompare(a.at))[0];
  const rule = rules.find((one) => one.id === last?.rule_id);
  if (!last || !rule) return null;
  return (
    <p className="small">
      {text.farm.lastDecision} <Link to={`rules/${rule.id}`}>{rule.name}</Link>: <strong>{text.rules.outcome[last.outcome]}</strong> <span className="quiet">{when(last.at, farm.timezone, now)}</span>
    </p>
  );
}

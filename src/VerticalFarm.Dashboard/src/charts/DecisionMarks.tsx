import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { get } from "../api/client";
import type { Decision, Page, Rule } from "../api/types";
import { DecisionRow } from "../rules/DecisionRow";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { type DecisionCluster, DecisionLane } from "./DecisionLane";
import type { Span } from "./span";

const shown = 5;

/** Where rules decided: marks on the time axis that open their reason. */
export function DecisionMarks({ rules, span }: { rules: Rule[]; span: Span }) {
  const { farm, devices } = useFarm();
  const [open, setOpen] = useState<DecisionCluster | null>(null);
  const all = useQueries({
    queries: rules.map((rule) => ({
      queryKey: ["decisions", rule.id, "marks"],
      queryFn: ({ signal }: { signal: AbortSignal }) => get<Page<Decision>>(`rules/${rule.id}/decisions?limit=100`, signal),
      staleTime: 20_000,
    })),
  });
  if (rules.length === 0) return null;
  const rule = rules.find((one) => one.id === open?.items[0]?.rule_id);
  return (
    <section className="lanes" aria-label={text.charts.decisions}>
      {rules.map((one, i) => (
        <DecisionLane key={one.id} rule={one} decisions={all[i]?.data?.items ?? []} span={span} open={open} onOpen={setOpen} />
      ))}
      {open && rule && (
        <div className="notice" role="status">
          <div className="stack-tight">
            <Link to={`/farms/${farm.id}/rules/${rule.id}`}>{rule.name}</Link>
            {open.items.slice(-shown).map((decision) => (
              <DecisionRow key={decision.sequence} decision={decision} devices={devices} rule={rule} />
            ))}
          </div>
        </div>
      )}
    </section>
  );
}

import type { Decision, Rule } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { clockSeconds, day } from "../ui/time";
import { type Cluster, clustersOf } from "./clusters";
import type { Span } from "./span";
import { useWidth } from "./useWidth";

const t = text.charts;
const finger = 26; // pixels

export type DecisionCluster = Cluster<Decision>;

interface Props {
  rule: Rule;
  decisions: Decision[];
  span: Span;
  open: DecisionCluster | null;
  onOpen: (cluster: DecisionCluster | null) => void;
}

/** The decisions of one rule: a tick for each, and something to press for each that can be told apart. */
export function DecisionLane({ rule, decisions, span, open, onOpen }: Props) {
  const { farm } = useFarm();
  const [lane, width] = useWidth();
  const shareOf = (decision: Decision) => (Date.parse(decision.at) - span.from) / (span.to - span.from);
  const within = decisions.filter((decision) => shareOf(decision) >= 0 && shareOf(decision) <= 1).reverse();
  const clusters = width > 0 ? clustersOf(within, shareOf, finger / width) : [];
  const said = (decision: Decision) => `${text.rules.outcome[decision.outcome]}, ${day(decision.at, farm.timezone)} ${clockSeconds(decision.at, farm.timezone)}`;
  const isOpen = (cluster: DecisionCluster) => open?.items[0]?.rule_id === rule.id && open.items[0].sequence === cluster.items[0]?.sequence;
  return (
    <div className="lane">
      <span className="lane-name small">{rule.name}</span>
      <div className="lane-marks" ref={lane as React.RefObject<HTMLDivElement>}>
        {within.map((decision) => (
          <i key={decision.sequence} className={`tick ${decision.outcome}`} style={{ left: `${shareOf(decision) * 100}%` }} />
        ))}
        {clusters.map((cluster) => (
          <button
            key={cluster.items[0]?.sequence}
            type="button"
            className="mark"
            style={{ left: `min(${cluster.share * 100}%, calc(100% - 24px))` }}
            aria-expanded={isOpen(cluster)}
            aria-label={cluster.items.length > 1 ? t.decisionsOf(rule.name, cluster.items.length, said(cluster.items[0]!)) : `${rule.name}: ${said(cluster.items[0]!)}`}
            onClick={() => onOpen(isOpen(cluster) ? null : cluster)}
          />
        ))}
      </div>
    </div>
  );
}

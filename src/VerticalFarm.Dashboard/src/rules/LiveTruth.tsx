import type { Clause, Rule } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { Icon } from "../ui/Icon";
import { clockSeconds } from "../ui/time";
import { useServerWords } from "../ui/useServerWords";
import { OutcomeBadge } from "./OutcomeBadge";
import { useExplanation } from "./useExplanation";

const t = text.rules.live;

/** What each clause says at this moment, by how much, and what keeps the rule from acting. */
export function LiveTruth({ rule, changed }: { rule?: Rule | undefined; changed: boolean }) {
  const { farm, live } = useFarm();
  const words = useServerWords();
  const why = useExplanation(rule?.id);
  return (
    <section className="card stack" aria-labelledby="live-title">
      <div className="spread">
        <h2 id="live-title">{t.title}</h2>
        {rule && why.data && <OutcomeBadge outcome={why.data.outcome} />}
      </div>
      {(!rule || changed) && <p className="quiet small">{t.saveFirst}</p>}
      {rule?.mode === "disabled" && <p className="quiet small">{t.notEvaluated}</p>}
      {why.data && (
        <div className={live ? "live-clauses" : "live-clauses quiet"}>
          {leaves(why.data.clauses).map((clause) => (
            <ClauseLine key={clause.path} clause={clause} />
          ))}
          {why.data.blocks.length > 0 && <h3>{t.blocked}</h3>}
          {why.data.blocks.map((block) => (
            <p key={block} className="interlock small">
              <Icon name="lock" /> <span>{words(block)}</span>
            </p>
          ))}
          {why.data.next_evaluation_at && <p className="quiet small">{t.next(clockSeconds(why.data.next_evaluation_at, farm.timezone))}</p>}
        </div>
      )}
    </section>
  );
}

function ClauseLine({ clause }: { clause: Clause }) {
  return (
    <div className="stack-tight">
      <p className="truth">
        <OutcomeBadge outcome={clause.truth} />
        {clause.margin !== null && (
          <span className="quiet small">
            {t.margin(`${Number(clause.margin).toFixed(2).replace(/\.?0+$/, "")} ${clause.unit ?? ""}`.trim())}
          </span>
        )}
      </p>
      <p className="small">{clause.text}</p>
    </div>
  );
}

// Of a group, its parts tell all.
function leaves(clauses: readonly Clause[]): Clause[] {
  const found = clauses.filter((clause) => !clauses.some((other) => other !== clause && other.path.startsWith(`${clause.path}.`)));
  return found.length > 0 ? found : [...clauses];
}

import type { Decision, Device, Rule } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { clockSeconds, day } from "../ui/time";
import { useServerWords } from "../ui/useServerWords";
import { OutcomeBadge } from "./OutcomeBadge";
import { actionsFor } from "./reach";
import { actionWords } from "./sentence";
import { useNames } from "./useNames";

const t = text.rules.decisions;

interface Props {
  decision: Decision;
  devices: readonly Device[];
  /** The rule as it is now: in shadow, it says what would have been done. */
  rule?: Rule | undefined;
  /** Without what was seen. */
  brief?: boolean;
}

/** One decision: what was seen, and what came or would have come of it. */
export function DecisionRow({ decision, devices, rule, brief = false }: Props) {
  const { farm } = useFarm();
  const names = useNames();
  const words = useServerWords();
  const device = (id: string | null) => devices.find((one) => one.id === id)?.name ?? text.rules.sentence.gone;
  const byHand = decision.executed_by !== null;
  const wouldHave = decision.mode === "shadow" && !byHand && rule ? actionsFor(rule, decision.outcome) : null;
  return (
    <article className="decision">
      <p className="row">
        <span className="quiet small">
          {day(decision.at, farm.timezone)}, {clockSeconds(decision.at, farm.timezone)}
        </span>
        {byHand ? <span className="badge info">{t.byHand}</span> : <OutcomeBadge outcome={decision.outcome} />}
        {decision.mode === "shadow" && !byHand && <span className="badge">{t.shadow}</span>}
      </p>
      {!brief &&
        decision.inputs.map((input) => (
          <p key={input.path} className="small">
            {input.text}
          </p>
        ))}
      <p className="small quiet">
        {wouldHave
          ? wouldHave.length === 0
            ? t.wouldNothing
            : t.would(wouldHave.map((action) => actionWords(action, names)).join(" · "))
          : decision.actions.length === 0
            ? t.noActions
            : decision.actions
                .map((action) => `${action.command ? `${device(action.device_id)}: ${text.devices.commandWords[action.command] ?? action.command}, ` : ""}${t.disposition[action.disposition] ?? action.disposition}${action.message ? ` (${words(action.message)})` : ""}`)
                .join(" · ")}
      </p>
    </article>
  );
}

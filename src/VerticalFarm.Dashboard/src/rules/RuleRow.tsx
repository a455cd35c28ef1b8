import { memo } from "react";
import { Link } from "react-router";
import type { Rule } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { Icon } from "../ui/Icon";
import { when } from "../ui/time";
import { useNow } from "../ui/useNow";
import { useServerWords } from "../ui/useServerWords";
import { draftOf } from "./model";
import { ModeBadge, OutcomeBadge } from "./OutcomeBadge";
import { RuleSentence } from "./RuleSentence";
import { sentenceOf } from "./sentence";
import { ShadowLine } from "./ShadowLine";
import { useExplanation } from "./useExplanation";
import { useNames } from "./useNames";

/** A rule in the list: what it says, and in one line why. */
export const RuleRow = memo(function RuleRow({ rule }: { rule: Rule }) {
  const { farm } = useFarm();
  const now = useNow();
  const names = useNames();
  const words = useServerWords();
  const why = useExplanation(rule.id, rule.mode !== "disabled");
  return (
    <article className="rule">
      <div className="row">
        <h2 className="grow">
          <Link to={rule.id}>{rule.name}</Link>
        </h2>
        {rule.mode !== "disabled" && <OutcomeBadge outcome={why.data?.outcome ?? rule.state.outcome} />}
        <ModeBadge mode={rule.mode} />
      </div>
      <RuleSentence words={sentenceOf(draftOf(rule), names)} />
      {rule.mode !== "disabled" && (
        <p className="small quiet why">
          {text.rules.since(when(rule.state.since, farm.timezone, now))}
          {why.data && ` · ${words(why.data.summary)}`}
        </p>
      )}
      {rule.mode === "shadow" && <ShadowLine rule={rule} />}
      {rule.mode === "armed" &&
        why.data?.blocks.map((block) => (
          <p key={block} className="interlock small">
            <Icon name="lock" /> <span>{words(block)}</span>
          </p>
        ))}
    </article>
  );
});

import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { put } from "../api/client";
import { wordsOf } from "../api/error";
import { queries } from "../api/queries";
import type { Rule, RuleMode } from "../api/types";
import { useRights } from "../feed/FarmProvider";
import { text } from "../text";
import { Confirm } from "../ui/Confirm";
import { useAction } from "../ui/useAction";
import { ModeBadge } from "./OutcomeBadge";
import { RuleSentence } from "./RuleSentence";
import type { Word } from "./sentence";

const t = text.rules;
const modes: RuleMode[] = ["disabled", "shadow", "armed"];

/** From disabled over shadow to armed; arming is asked for once, with what it will do. */
export function ModeSwitch({ rule, sentence, onChanged }: { rule: Rule; sentence: Word[]; onChanged: (mode: RuleMode) => void }) {
  const { mayOperate } = useRights();
  const [arms, setArms] = useState(false);
  const action = useAction();
  if (!mayOperate) return <ModeBadge mode={rule.mode} />;

  async function change(mode: RuleMode) {
    const changed = await put<Rule>(`rules/${rule.id}`, { mode });
    queries.setQueryData(["rule", rule.id], changed);
    await queries.invalidateQueries({ queryKey: ["rules", rule.farm_id] });
    onChanged(mode);
  }

  return (
    <div className="stack-tight">
      <SegmentedControl
        aria-label={t.edit.mode}
        value={rule.mode}
        disabled={action.busy}
        onChange={(mode) => (mode === "armed" ? setArms(true) : void action.run(() => change(mode as RuleMode)))}
        data={modes.map((value) => ({ value, label: t.mode[value] ?? value }))}
      />
      {action.fault !== null && <p className="fault small" role="alert">{wordsOf(action.fault)}</p>}
      <Confirm opened={arms} title={t.arm.title} confirm={t.arm.confirm} onClose={() => setArms(false)} onConfirm={() => change("armed")}>
        <p>{t.arm.says}</p>
        <RuleSentence words={sentence} />
        <p className="quiet small">{t.backtest.first}</p>
      </Confirm>
    </div>
  );
}

import { Button } from "@mantine/core";
import { useState } from "react";
import { post } from "../api/client";
import { queries } from "../api/queries";
import type { Decision, Rule } from "../api/types";
import { useFarm, useRights } from "../feed/FarmProvider";
import { text } from "../text";
import { Confirm } from "../ui/Confirm";
import { Icon } from "../ui/Icon";
import { DecisionRow } from "./DecisionRow";
import type { Action } from "./model";
import { actionWords } from "./sentence";
import { useNames } from "./useNames";

const t = text.rules.execute;

/** Brings a rule's actions about now, whatever it says itself; asked once, and followed by what came of it. */
export function ExecuteButton({ rule }: { rule: Rule }) {
  const { devices, farm } = useFarm();
  const { mayOperate } = useRights();
  const names = useNames();
  const [asks, setAsks] = useState(false);
  const [decision, setDecision] = useState<Decision | null>(null);
  if (!mayOperate) return null;
  return (
    <>
      <Button variant="default" leftSection={<Icon name="play" />} onClick={() => setAsks(true)}>
        {t.button}
      </Button>
      <Confirm
        opened={asks}
        title={t.title}
        confirm={t.confirm}
        onClose={() => setAsks(false)}
        onConfirm={async () => {
          setDecision(await post<Decision>(`rules/${rule.id}/execute`));
          await queries.invalidateQueries({ queryKey: ["decisions", rule.id] });
        }}
      >
        <p>{t.says}</p>
        <ul className="bullets">
          {rule.then.map((action, i) => (
            <li key={i}>
              <strong>{actionWords(action as Action, names)}</strong>
            </li>
          ))}
        </ul>
        <p className="quiet small">{farm.emergency_stop ? text.emergency.held : t.until}</p>
      </Confirm>
      {decision && (
        <div className="notice executed" role="status">
          <Icon name="play" />
          <div className="grow stack-tight">
            <strong>{t.done}</strong>
            <DecisionRow decision={decision} devices={devices} brief />
          </div>
          <Button size="compact-sm" variant="default" onClick={() => setDecision(null)}>
            {text.common.close}
          </Button>
        </div>
      )}
    </>
  );
}

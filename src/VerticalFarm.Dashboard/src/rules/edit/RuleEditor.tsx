import { Button, NativeSelect, NumberInput } from "@mantine/core";
import { useFarm, useRights } from "../../feed/FarmProvider";
import { text } from "../../text";
import { Icon } from "../../ui/Icon";
import { newAction, newCondition } from "../drafts";
import type { Action, AllOf, AnyOf, Condition, Draft } from "../model";
import { ActionEditor } from "./ActionEditor";
import { ConditionEditor } from "./ConditionEditor";
import { replaced } from "./lists";

const t = text.rules.edit;

/** The rule in pickers: conditions, what then happens, what happens else. */
export function RuleEditor({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { sensor_data: sensors, devices } = useFarm();
  const { mayOperate } = useRights();
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change });
  const group = "all" in draft.when ? "all" : "any" in draft.when ? "any" : null;
  const parts = partsOf(draft.when);
  const setParts = (next: Condition[], joined = group ?? "all") => set({ when: next.length === 1 && next[0] ? next[0] : joined === "any" ? { any: next } : { all: next } });

  return (
    <fieldset className="plain-fieldset stack" disabled={!mayOperate}>
      <section className="stack-tight" aria-label={t.when}>
        <div className="spread">
          <h2>{t.when}</h2>
          {parts.length > 1 && (
            <NativeSelect aria-label={t.group} value={group ?? "all"} onChange={(event) => setParts(parts, event.currentTarget.value as "all" | "any")} data={[{ value: "all", label: t.all }, { value: "any", label: t.any }]} />
          )}
        </div>
        {parts.map((part, i) => (
          <ConditionEditor key={i} condition={part} depth={0} onChange={(next) => setParts(replaced(parts, i, next))} {...(parts.length > 1 ? { onRemove: () => setParts(parts.filter((_, k) => k !== i)) } : {})} />
        ))}
        <div>
          <Button size="xs" variant="default" leftSection={<Icon name="plus" />} onClick={() => setParts([...parts, newCondition("sensor", sensors, devices)])}>
            {t.addClause}
          </Button>
        </div>
        <NumberInput label={t.forSeconds} value={draft.for_seconds} onChange={(value) => set({ for_seconds: Number(value) || 0 })} min={0} max={86_400} maw={240} />
      </section>
      <Actions title={t.then} actions={draft.then} onChange={(then) => set({ then })} add={() => newAction(devices)} />
      <Actions title={t.otherwise} actions={draft.otherwise} onChange={(otherwise) => set({ otherwise })} add={() => ({ ...newAction(devices), command: "turn_off" }) as Action} />
      <details>
        <summary>{t.advanced}</summary>
        <div className="clause-fields">
          <NumberInput label={t.cooldown} value={draft.cooldown_seconds} onChange={(value) => set({ cooldown_seconds: Number(value) || 0 })} min={0} max={86_400} />
          <NumberInput label={t.priority} value={draft.priority} onChange={(value) => set({ priority: Number(value) || 0 })} min={0} max={100} />
          <NativeSelect label={t.onUnknown} value={draft.on_unknown} onChange={(event) => set({ on_unknown: event.currentTarget.value as Draft["on_unknown"] })} data={Object.entries(t.unknown).map(([value, label]) => ({ value, label }))} />
        </div>
      </details>
    </fieldset>
  );
}

function Actions({ title, actions, onChange, add }: { title: string; actions: Action[]; onChange: (actions: Action[]) => void; add: () => Action }) {
  return (
    <section className="stack-tight" aria-label={title}>
      <h2>{title}</h2>
      {actions.map((action, i) => (
        <ActionEditor key={i} action={action} onChange={(next) => onChange(replaced(actions, i, next))} onRemove={() => onChange(actions.filter((_, k) => k !== i))} />
      ))}
      <div>
        <Button size="xs" variant="default" leftSection={<Icon name="plus" />} aria-label={`${t.addAction}: ${title}`} onClick={() => onChange([...actions, add()])}>
          {t.addAction}
        </Button>
      </div>
    </section>
  );
}

const partsOf = (when: Condition): Condition[] => ("all" in when ? (when as AllOf).all : "any" in when ? (when as AnyOf).any : [when]);

import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { post, put, remove } from "../api/client";
import { ApiError } from "../api/error";
import { queries } from "../api/queries";
import type { Rule } from "../api/types";
import { useFarm, useRights } from "../feed/FarmProvider";
import { text } from "../text";
import { Confirm } from "../ui/Confirm";
import { Fault } from "../ui/Fault";
import { Icon } from "../ui/Icon";
import { useAction } from "../ui/useAction";
import { usePageTitle } from "../ui/usePageTitle";
import { BacktestCard } from "./BacktestCard";
import { Decisions } from "./Decisions";
import { JsonEditor } from "./edit/JsonEditor";
import { RuleEditor } from "./edit/RuleEditor";
import { ExecuteButton } from "./ExecuteButton";
import { LiveTruth } from "./LiveTruth";
import { ModeSwitch } from "./ModeSwitch";
import type { Draft } from "./model";
import { RuleSentence } from "./RuleSentence";
import { ShadowCard } from "./ShadowCard";
import { sentenceOf } from "./sentence";
import { useNames } from "./useNames";

const t = text.rules.edit;

/** Where a rule is written: the sentence on top, pickers or JSON, beside it what is true now, below what it would have done and what it did. */
export function RuleWorkbench({ rule, first }: { rule?: Rule; first: Draft }) {
  const { farm } = useFarm();
  const { mayOperate } = useRights();
  const names = useNames();
  const navigate = useNavigate();
  const action = useAction();
  const [draft, setDraft] = useState(first);
  const [saved, setSaved] = useState(first);
  const [view, setView] = useState("pickers");
  const [asksDelete, setAsksDelete] = useState(false);
  usePageTitle(rule?.name ?? t.newTitle, farm.name);
  const changed = !rule || JSON.stringify(draft) !== JSON.stringify(saved);
  const wrong = action.fault instanceof ApiError ? action.fault : null;

  const save = () =>
    action.run(async () => {
      const kept = rule ? await put<Rule>(`rules/${rule.id}`, draft) : await post<Rule>(`farms/${farm.id}/rules`, draft);
      setSaved(draft);
      queries.setQueryData(["rule", kept.id], kept);
      await queries.invalidateQueries({ queryKey: ["rules", farm.id] });
      if (!rule) await navigate(`../rules/${kept.id}`, { replace: true });
    });

  return (
    <div className="page">
      <div className="page-head">
        <h1>{rule ? t.title(rule.name) : t.newTitle}</h1>
        {rule && <ExecuteButton rule={rule} />}
        {rule && <ModeSwitch rule={rule} sentence={sentenceOf(saved, names)} onChanged={(mode) => (setDraft({ ...draft, mode }), setSaved({ ...saved, mode }))} />}
      </div>
      {!mayOperate && <p className="quiet">{text.common.viewerCannot}</p>}
      <div className="card">
        <RuleSentence words={sentenceOf(draft, names)} />
      </div>
      {rule?.mode === "shadow" && <ShadowCard rule={rule} />}
      <div className="rule-columns">
        <section className="card stack">
          <TextInput label={t.name} required maxLength={100} value={draft.name} readOnly={!mayOperate} onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })} error={wrong?.of("name")} />
          <SegmentedControl aria-label={text.rules.title} value={view} onChange={setView} data={[{ value: "pickers", label: t.pickers }, { value: "json", label: t.json }]} />
          {view === "pickers" ? <RuleEditor draft={draft} onChange={setDraft} /> : <JsonEditor draft={draft} onChange={setDraft} />}
          {action.fault !== null && <Fault fault={action.fault} />}
          {mayOperate && (
            <div className="row">
              <Button loading={action.busy} disabled={!changed || draft.name.trim() === "" || draft.then.length === 0} onClick={() => void save()}>
                {rule ? t.save : t.create}
              </Button>
              {rule && (
                <Button className="danger-outline" leftSection={<Icon name="trash" />} onClick={() => setAsksDelete(true)}>
                  {t.delete}
                </Button>
              )}
              {changed && <span className="quiet small">{draft.then.length === 0 ? t.needThen : draft.name.trim() === "" ? t.needName : t.unsaved}</span>}
            </div>
          )}
        </section>
        <div className="stack">
          <LiveTruth rule={rule} changed={changed} />
          <BacktestCard draft={draft} />
        </div>
      </div>
      {rule && <Decisions rule={rule} />}
      {rule && (
        <Confirm
          opened={asksDelete}
          title={t.delete}
          confirm={t.delete}
          dangerous
          onClose={() => setAsksDelete(false)}
          onConfirm={async () => {
            await remove(`rules/${rule.id}`);
            await queries.invalidateQueries({ queryKey: ["rules", farm.id] });
            await navigate("../rules");
          }}
        >
          <p>{t.deleteAsk(rule.name)}</p>
        </Confirm>
      )}
    </div>
  );
}

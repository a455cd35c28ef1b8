import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { Member } from "../api/types";
import { text } from "../text";
import { type AuditFilter, isNarrow, nothingAsked } from "./auditFilter";

const t = text.settings.auditList;

interface Props {
  filter: AuditFilter;
  members: readonly Member[];
  /** The name of the one thing that is asked for. */
  thing: string | undefined;
  onChange: (filter: AuditFilter) => void;
}

/** By whom, what, to what, and from when to when. */
export function AuditFilterBar({ filter, members, thing, onChange }: Props) {
  const set = (name: keyof AuditFilter) => (event: { currentTarget: { value: string } }) => onChange({ ...filter, [name]: event.currentTarget.value });
  const choices = (all: Record<string, string>) => [{ value: "", label: t.anything }, ...Object.entries(all).map(([value, label]) => ({ value, label }))];
  return (
    <div className="filters" role="group" aria-label={t.filter}>
      <NativeSelect
        label={t.who}
        value={filter.who}
        onChange={set("who")}
        data={[{ value: "", label: t.anybody }, ...members.map((member) => ({ value: member.user_id, label: member.display_name ?? member.email ?? "" })), { value: "system", label: t.system }, { value: "api_key", label: t.key }]}
      />
      <NativeSelect label={t.done} value={filter.action} onChange={set("action")} data={choices(t.actions)} />
      <NativeSelect label={t.subject} value={filter.subject} onChange={set("subject")} data={choices(t.subjects)} />
      <TextInput type="date" label={t.from} value={filter.from} max={filter.to || undefined} onChange={set("from")} />
      <TextInput type="date" label={t.to} value={filter.to} min={filter.from || undefined} onChange={set("to")} />
      {isNarrow(filter) && (
        <Button variant="default" onClick={() => onChange(nothingAsked)}>
          {thing ? `${t.only(thing)} · ${t.clear}` : t.clear}
        </Button>
      )}
    </div>
  );
}

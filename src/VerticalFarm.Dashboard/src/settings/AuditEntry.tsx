import type { Audit, Member } from "../api/types";
import { text } from "../text";
import { clockSeconds, day } from "../ui/time";

const t = text.settings.auditList;

interface Props {
  entry: Audit;
  members: readonly Member[];
  things: readonly { id: string; name: string }[];
  zone: string;
}

/** One change: when, who, what, to what, from where; and how it was before and after. */
export function AuditEntry({ entry, members, things, zone }: Props) {
  const { actor, subject, before, after } = entry;
  const member = members.find((one) => one.user_id === actor.id);
  const who = actor.kind === "system" ? t.system : actor.kind === "api_key" ? t.key : (member?.display_name ?? member?.email ?? t.somebody);
  // What is gone has its name in what it was.
  const name = things.find((thing) => thing.id === subject.id)?.name ?? nameIn(after) ?? nameIn(before);
  const line = (
    <>
      <span className="quiet small">
        {day(entry.at, zone)}, {clockSeconds(entry.at, zone)}
      </span>{" "}
      <strong>{who}</strong> {t.actions[entry.action] ?? entry.action.replaceAll("_", " ")} {t.subjects[subject.kind] ?? subject.kind.replaceAll("_", " ")} {name && <strong>{name}</strong>}
      {entry.address && <span className="quiet small"> · {entry.address.replace("::ffff:", "")}</span>}
    </>
  );
  if (before === null && after === null) return <p className="audit-line">{line}</p>;
  return (
    <details className="audit">
      <summary>{line}</summary>
      <div className="stack-tight small">
        <State head={t.before} state={before} />
        <State head={t.after} state={after} />
      </div>
    </details>
  );
}

function State({ head, state }: { head: string; state: unknown }) {
  if (state === null) return null;
  return (
    <>
      <p className="quiet">{head}</p>
      <pre className="diff mono">{JSON.stringify(state, null, 1)}</pre>
    </>
  );
}

const nameIn = (state: unknown) => (typeof state === "object" && state !== null && "name" in state && typeof state.name === "string" ? state.name : undefined);

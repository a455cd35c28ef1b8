import { nextDate, startOfDate } from "../ui/time";

/** What of the record is wanted, as the address says it: to keep, and to send to somebody. */
export interface AuditFilter {
  /** A user's id, or `system` or `api_key`; empty for anybody. */
  who: string;
  action: string;
  subject: string;
  /** One sensor, device or rule. */
  thing: string;
  /** Dates of the farm, both included. */
  from: string;
  to: string;
}

export const nothingAsked: AuditFilter = { who: "", action: "", subject: "", thing: "", from: "", to: "" };

export const filterOf = (params: URLSearchParams): AuditFilter =>
  Object.fromEntries(Object.keys(nothingAsked).map((name) => [name, params.get(name) ?? ""])) as unknown as AuditFilter;

export const isNarrow = (filter: AuditFilter) => Object.values(filter).some((value) => value !== "");

/** The same as the gateway asks for it. */
export function auditQuery({ who, action, subject, thing, from, to }: AuditFilter, zone: string): URLSearchParams {
  const query = new URLSearchParams();
  const set = (name: string, value: string | null) => value && query.set(name, value);
  const moment = (date: string) => {
    const start = date ? startOfDate(date, zone) : null;
    return start === null ? null : new Date(start).toISOString();
  };
  set(who === "system" || who === "api_key" ? "actor_kind" : "actor_id", who);
  set("action", action);
  set("subject", subject);
  set("subject_id", thing);
  set("from", moment(from));
  set("to", to ? moment(nextDate(to)) : null);
  return query;
}

import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import type { Job, Page } from "../api/types";
import { text } from "../text";
import { duration } from "../ui/format";
import { Icon } from "../ui/Icon";
import { Loaded } from "../ui/Loaded";
import { NotServed } from "../ui/NotServed";
import { usePageTitle } from "../ui/usePageTitle";
import { AdminPage } from "./AdminPage";
import { JobRow } from "./JobRow";
import { jobName, scheduleWords } from "./words";

const t = text.admin;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What the cluster does by itself, how that went, and when it is due next. */
export default function JobsPage() {
  usePageTitle(t.jobsTitle);
  const jobs = useQuery({ queryKey: ["jobs"], queryFn: ({ signal }) => get<Page<Job>>("admin/jobs", signal), refetchInterval: (query) => (query.state.error ? false : 5000) });
  return (
    <AdminPage title={t.jobsTitle} fault={jobs.error}>
      <p className="quiet">{t.jobsSay}</p>
      <Loaded query={jobs} missing={<NotServed />}>
        {({ items }) => (
          <>
            <ul className="list">
              {items.filter((job) => job.kind === "job").map((job) => (
                <li key={job.name}>
                  <JobRow job={job} zone={zone} />
                </li>
              ))}
            </ul>
            <Reminders all={items.filter((job) => job.kind === "reminder")} />
            <p className="quiet small">
              {text.common.zone(zone)}. {t.utc}
            </p>
          </>
        )}
      </Loaded>
    </AdminPage>
  );
}

function Reminders({ all }: { all: Job[] }) {
  if (all.length === 0) return null;
  return (
    <section className="stack-tight" aria-labelledby="reminders-title">
      <h2 id="reminders-title">{t.remindersTitle}</h2>
      <ul className="list">
        {all.map((reminder) => {
          const late = reminder.late_seconds !== null && reminder.late_seconds > 0;
          return (
            <li key={reminder.name} className="job-head">
              <div className="grow">
                <h3>{jobName(reminder.name)}</h3>
                <p className="quiet small">{scheduleWords(reminder.schedule)}</p>
              </div>
              <span>{t.kept(reminder.count ?? 0)}</span>
              {reminder.late_seconds !== null && (
                <span className={late ? "badge warning" : "badge good"}>
                  <Icon name={late ? "warning" : "ok"} /> {late ? t.late(duration(reminder.late_seconds)) : t.onTime}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get, post } from "../api/client";
import { queries } from "../api/queries";
import type { Job, JobOutcome, JobRun, Page } from "../api/types";
import { text } from "../text";
import { Confirm } from "../ui/Confirm";
import { Icon, type IconName } from "../ui/Icon";
import { Loaded } from "../ui/Loaded";
import { when } from "../ui/time";
import { jobName, scheduleWords, tookWords } from "./words";

const t = text.admin;
const looks: Record<JobOutcome, { tone: string; icon: IconName }> = {
  running: { tone: "info", icon: "clock" }, done: { tone: "good", icon: "ok" }, unfinished: { tone: "info", icon: "clock" }, failed: { tone: "critical", icon: "critical" }, cut_short: { tone: "warning", icon: "warning" },
};

/** A job: how its last run went, when the next is, and a way to have it run now. */
export function JobRow({ job, zone }: { job: Job; zone: string }) {
  const [asks, setAsks] = useState(false);
  const [asked, setAsked] = useState(false);
  const [open, setOpen] = useState(false);
  const at = (moment: string) => when(moment, zone, Date.now());
  return (
    <article className="stack-tight">
      <div className="job-head">
        <div className="grow">
          <h2>{jobName(job.name)}</h2>
          <p className="quiet small">{[scheduleWords(job.schedule), job.next_at ? t.next(at(job.next_at)) : ""].filter(Boolean).join(" · ")}</p>
        </div>
        {job.last_run ? <Outcome outcome={job.last_run.outcome} /> : <span className="badge">{t.never}</span>}
        <Button size="xs" variant="default" aria-label={t.runOf(job.name)} onClick={() => setAsks(true)}>
          {t.run}
        </Button>
      </div>
      {job.last_run && <p className="small">{runWords(job.last_run, at)}</p>}
      {asked && (
        <p className="small quiet" role="status">
          {t.asked}
        </p>
      )}
      <details className="small" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t.runs}</summary>
        {open && <Runs job={job.name} at={at} />}
      </details>
      <Confirm
        opened={asks}
        title={t.run}
        confirm={t.run}
        onClose={() => setAsks(false)}
        onConfirm={async () => {
          await post(`admin/jobs/${encodeURIComponent(job.name)}/run`);
          setAsked(true);
          await queries.invalidateQueries({ queryKey: ["jobs"] });
        }}
      >
        <p>{t.runAsk(job.name)}</p>
      </Confirm>
    </article>
  );
}

function Runs({ job, at }: { job: string; at: (moment: string) => string }) {
  const runs = useQuery({ queryKey: ["jobs", job], queryFn: ({ signal }) => get<Page<JobRun>>(`admin/jobs/${encodeURIComponent(job)}/runs?limit=20`, signal), refetchInterval: 10_000 });
  return (
    <Loaded query={runs}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="quiet">{t.noRuns}</p>
        ) : (
          <ul className="stack-tight">
            {items.map((run) => (
              <li key={run.started_at} className="row">
                <Outcome outcome={run.outcome} /> <span>{runWords(run, at)}</span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function Outcome({ outcome }: { outcome: JobOutcome }) {
  const { tone, icon } = looks[outcome] ?? { tone: "", icon: "unknown" };
  return (
    <span className={`badge ${tone}`}>
      <Icon name={icon} /> {t.outcomes[outcome] ?? outcome}
    </span>
  );
}

const runWords = (run: JobRun, at: (moment: string) => string) => [at(run.started_at), run.duration_seconds === null ? "" : tookWords(run.duration_seconds), run.detail ?? ""].filter(Boolean).join(" · ");

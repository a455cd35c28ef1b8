import type { Command } from "../api/types";
import { text } from "../text";
import { Icon } from "../ui/Icon";
import { InterlockLine } from "./InterlockLine";
import type { Progress } from "./useCommand";

const t = text.devices;

/** How far a command has come, step by step with the seconds between; or why it was refused. */
export function CommandProgress({ progress }: { progress: Progress }) {
  return (
    <div role="status" aria-live="polite">
      {progress.kind === "refused" && (
        <div className="stack-tight">
          <p className="fault small">
            <strong>{t.refused}</strong>
          </p>
          <InterlockLine message={progress.words} until={progress.until} />
        </div>
      )}
      {(progress.kind === "under-way" || progress.kind === "ended") && <Steps command={progress.command} />}
    </div>
  );
}

function Steps({ command }: { command: Command | null }) {
  const failed = command?.has_ended && command.status !== "observed";
  const steps: [string, string | null | undefined][] = [
    ["requested", command?.requested_at],
    ["sent", command?.sent_at],
    ["observed", command?.status === "observed" ? command.ended_at : null],
  ];
  return (
    <>
      <ol className="steps small">
        {steps.map(([step, at], i) => {
          const before = steps[i - 1]?.[1];
          return (
            <li key={step} className={at ? "done" : "open"}>
              <Icon name={at ? "ok" : "clock"} /> {t.steps[step]}
              {at && before && <span className="quiet"> {t.after(((Date.parse(at) - Date.parse(before)) / 1000).toFixed(1))}</span>}
            </li>
          );
        })}
      </ol>
      {failed && command && (
        <p className="fault small">
          {t.ends[command.status]}
          {command.message && `: ${command.message}`}
        </p>
      )}
    </>
  );
}

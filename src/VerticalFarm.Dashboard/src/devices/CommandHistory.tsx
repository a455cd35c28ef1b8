import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import type { Command, Page } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { Loaded } from "../ui/Loaded";
import { when } from "../ui/time";
import { useNow } from "../ui/useNow";

const t = text.devices;
const shown = 6;

/** Who moved it lately, and how that ended. */
export function CommandHistory({ deviceId }: { deviceId: string }) {
  const { farm } = useFarm();
  const now = useNow();
  const commands = useQuery({
    queryKey: ["commands", deviceId],
    queryFn: ({ signal }) => get<Page<Command>>(`devices/${deviceId}/commands?limit=${shown}`, signal),
    refetchInterval: 5000,
  });
  return (
    <details className="history small">
      <summary>{t.lastCommands}</summary>
      <Loaded query={commands}>
        {({ items }) => (
          <ul>
            {items.length === 0 && <li className="quiet">{t.noCommands}</li>}
            {items.map((command) => (
              <li key={command.id}>
                <span className="quiet">{when(command.requested_at, farm.timezone, now)}</span> {t.commandWords[command.command] ?? command.command}, {t.by[command.source.kind] ?? command.source.kind}:{" "}
                {t.steps[command.status] ?? t.ends[command.status] ?? command.status}
                {command.message && <span className="quiet"> ({command.message})</span>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </details>
  );
}

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get, remove } from "../api/client";
import { ApiError } from "../api/error";
import { queries } from "../api/queries";
import type { HomeAssistant } from "../api/types";
import { useFarm, useRights } from "../feed/FarmProvider";
import { text } from "../text";
import { Confirm } from "../ui/Confirm";
import { Empty } from "../ui/Empty";
import { age } from "../ui/format";
import { Icon } from "../ui/Icon";
import { Loaded } from "../ui/Loaded";
import { useNow } from "../ui/useNow";
import { HomeAssistantForm } from "./HomeAssistantForm";
import { ImportWizard } from "./ImportWizard";

const t = text.settings.ha;

/** Null where none is connected. */
async function read(farmId: string, signal: AbortSignal): Promise<HomeAssistant | null> {
  try {
    return await get<HomeAssistant>(`farms/${farmId}/home-assistant`, signal);
  } catch (fault) {
    if (fault instanceof ApiError && fault.status === 404) return null;
    throw fault;
  }
}

export default function HomeAssistantSection() {
  const { farm } = useFarm();
  const { mayOwn, mayOperate } = useRights();
  const [changes, setChanges] = useState(false);
  const [asks, setAsks] = useState(false);
  const now = useNow();
  const home = useQuery({ queryKey: ["home-assistant", farm.id], queryFn: ({ signal }) => read(farm.id, signal), refetchInterval: 5000 });
  return (
    <Loaded query={home}>
      {(data) => (
        <>
          {data === null ? (
            <Empty title={t.none}>
              <p>{t.noneSays}</p>
            </Empty>
          ) : (
            <div className="card spread">
              <div className="grow stack-tight">
                <p className="row">
                  <span className={data.connected ? "badge good" : "badge warning"}>
                    <Icon name={data.connected ? "ok" : "offline"} /> {data.connected ? t.connected : t.notConnected}
                  </span>
                  <span className="mono">{data.url}</span>
                </p>
                <p className="quiet small">{[data.version && t.version(data.version), data.last_seen_at && t.seen(age(data.last_seen_at, now))].filter(Boolean).join(" · ")}</p>
                {data.error && <p className="fault">{data.error}</p>}
              </div>
              {mayOwn && (
                <div className="row">
                  <Button variant="default" onClick={() => setChanges(!changes)}>
                    {t.reconnect}
                  </Button>
                  <Button className="danger-outline" onClick={() => setAsks(true)}>
                    {t.disconnect}
                  </Button>
                </div>
              )}
            </div>
          )}
          {mayOwn && (data === null || changes) && <HomeAssistantForm url={data?.url ?? ""} onDone={() => setChanges(false)} />}
          {data?.connected && mayOperate && <ImportWizard />}
          <Confirm
            opened={asks}
            title={t.disconnect}
            confirm={t.disconnect}
            dangerous
            onClose={() => setAsks(false)}
            onConfirm={() => remove(`farms/${farm.id}/home-assistant`).then(() => queries.invalidateQueries({ queryKey: ["home-assistant", farm.id] }))}
          >
            <p>{t.disconnectAsk}</p>
          </Confirm>
        </>
      )}
    </Loaded>
  );
}

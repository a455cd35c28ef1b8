import { Button } from "@mantine/core";
import { useState } from "react";
import { remove } from "../api/client";
import { useLive } from "../feed/FarmProvider";
import { text } from "../text";
import { Confirm } from "../ui/Confirm";
import { Icon } from "../ui/Icon";
import { when } from "../ui/time";
import { useNow } from "../ui/useNow";

const t = text.emergency;

/** Stays in sight for as long as the stop lasts. */
export function EmergencyBar() {
  const farm = useLive().data?.farm;
  const now = useNow();
  const [asks, setAsks] = useState(false);
  const stop = farm?.emergency_stop;
  if (!farm || !stop) return null;
  return (
    <div className="emergency-bar" role="alert">
      <Icon name="stop" />
      <div className="grow">
        <p>
          <strong>{t.active(when(stop.since, farm.timezone, now))}</strong> · {stop.reason}
        </p>
        <p>{t.held}</p>
      </div>
      {farm.role !== "viewer" && (
        <Button variant="default" onClick={() => setAsks(true)}>
          {t.lift}
        </Button>
      )}
      <Confirm opened={asks} title={t.liftTitle} confirm={t.lift} onClose={() => setAsks(false)} onConfirm={() => remove(`farms/${farm.id}/emergency-stop`)}>
        <p>{t.liftSays}</p>
      </Confirm>
    </div>
  );
}

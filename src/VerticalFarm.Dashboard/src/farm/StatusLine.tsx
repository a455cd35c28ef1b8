import { useFarm } from "../feed/FarmProvider";
import { Icon } from "../ui/Icon";
import { useNow } from "../ui/useNow";
import { statusOf } from "./status";

/** The first line of the first screen. */
export function StatusLine() {
  const farm = useFarm();
  const status = statusOf(farm, useNow());
  return (
    <p className={`status-line ${status.tone}`}>
      <Icon name={status.tone === "good" ? "ok" : status.tone} />
      <span>{status.words.join(" ")}</span>
    </p>
  );
}

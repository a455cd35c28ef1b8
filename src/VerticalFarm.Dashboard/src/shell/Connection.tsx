import { useLive } from "../feed/FarmProvider";
import { text } from "../text";
import { duration } from "../ui/format";
import { Icon } from "../ui/Icon";
import { useNow } from "../ui/useNow";

/** Whether what is shown is what is. */
export function Connection() {
  const { status } = useLive();
  if (status === "live") {
    return (
      <span className="badge good connection">
        <Icon name="ok" />
        <span>{text.shell.live}</span>
      </span>
    );
  }
  return (
    <span className="badge warning connection">
      <Icon name="offline" />
      <span>{status === "lost" ? text.shell.lostShort : text.shell.connecting}</span>
    </span>
  );
}

export function LostBanner() {
  const { status } = useLive();
  return status === "lost" ? <Lost /> : null;
}

function Lost() {
  const { heardAt } = useLive();
  const now = useNow();
  return (
    <div className="notice warning banner" role="alert">
      <Icon name="offline" />
      <p>{text.shell.lost(duration((now - (heardAt ?? now)) / 1000))}</p>
    </div>
  );
}

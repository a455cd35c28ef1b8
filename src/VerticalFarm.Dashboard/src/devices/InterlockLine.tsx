import { text } from "../text";
import { countdown } from "../ui/format";
import { Icon } from "../ui/Icon";
import { useNow } from "../ui/useNow";
import { useServerWords } from "../ui/useServerWords";

/** What forbids, in a sentence, and for how much longer. */
export function InterlockLine({ message, until }: { message: string; until: string | null }) {
  const now = useNow();
  const words = useServerWords();
  const left = until !== null && Date.parse(until) > now ? countdown(until, now) : null;
  return (
    <p className="interlock small">
      <Icon name="lock" />
      <span>
        {words(message)}
        {left && <strong> · {text.devices.until(left)}</strong>}
      </span>
    </p>
  );
}

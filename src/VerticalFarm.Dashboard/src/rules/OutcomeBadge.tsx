import type { RuleMode, RuleOutcome } from "../api/types";
import { text } from "../text";
import { Icon } from "../ui/Icon";

export function OutcomeBadge({ outcome }: { outcome: RuleOutcome }) {
  return (
    <span className={`badge ${outcome === "true" ? "good" : outcome === "unknown" ? "warning" : ""}`}>
      <Icon name={outcome === "true" ? "ok" : outcome === "unknown" ? "unknown" : "off"} /> {text.rules.outcome[outcome]}
    </span>
  );
}

export function ModeBadge({ mode }: { mode: RuleMode }) {
  return (
    <span className={`badge ${mode === "armed" ? "info" : ""}`} title={text.rules.modeSays[mode]}>
      {text.rules.mode[mode]}
    </span>
  );
}

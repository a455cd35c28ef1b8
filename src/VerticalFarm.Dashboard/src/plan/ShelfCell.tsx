import type { Kind } from "../measures/kinds";
import { text } from "../text";
import { measure, number } from "../ui/format";
import type { Cell } from "./cells";

const t = text.farm;

/** One shelf: a colour, and the same in words and signs. */
export function ShelfCell({ cell, kind, unit, chosen, onToggle }: { cell: Cell; kind: Kind; unit: string; chosen: boolean; onToggle: (shelf: string) => void }) {
  const { level, value } = cell;
  const state = cell.stale ? t.stale : value === null ? t.noValue : level === null ? "" : level < 0 ? t.below : level > 0 ? t.above : t.inBand;
  const words = [state, cell.own || value === null ? "" : t.fromRoom, cell.place].filter(Boolean).join(", ");
  const running = cell.devices.filter((device) => device.reported?.state === "on").length;
  return (
    <button
      type="button"
      className={`shelf ${cell.stale ? "stale" : level === null ? "none" : `level-${level}`} ${cell.own ? "own" : "lent"}`}
      aria-pressed={chosen}
      title={[value === null ? "" : measure(value, kind, unit), words].filter(Boolean).join(", ")}
      onClick={() => onToggle(cell.shelf.id)}
    >
      <span className="shelf-name">{cell.shelf.name}</span>
      <span className="shelf-value live-value">
        {level !== null && level !== 0 && <span aria-hidden="true">{level < 0 ? "▼ " : "▲ "}</span>}
        {value !== null ? number(value, kind) : cell.stale ? "—" : ""}
      </span>
      <span className="visually-hidden">
        {" "}
        {value === null ? "" : `${unit}, `}
        {words}
      </span>
      {running > 0 && <span className="shelf-device" aria-hidden="true" />}
    </button>
  );
}

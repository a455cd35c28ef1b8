import type { LayoutRack, LayoutRow } from "../api/types";
import type { Kind } from "../measures/kinds";
import type { Cell } from "./cells";
import { ShelfCell } from "./ShelfCell";

interface Props {
  row: LayoutRow;
  racks: { rack: LayoutRack; cells: Cell[] }[];
  kind: Kind;
  unit: string;
  chosen: ReadonlySet<string>;
  onToggle: (shelf: string) => void;
}

/** A row of racks, each a stack of shelves. */
export function PlanRow({ row, racks, kind, unit, chosen, onToggle }: Props) {
  return (
    <div className="plan-row">
      <h3 className="plan-row-name">{row.name}</h3>
      <div className="plan-racks">
        {racks.map(({ rack, cells }) => (
          <div key={rack.id} className="plan-rack">
            {cells.map((cell) => (
              <ShelfCell key={cell.shelf.id} cell={cell} kind={kind} unit={unit} chosen={chosen.has(cell.shelf.id)} onToggle={onToggle} />
            ))}
            <p className="plan-rack-name">{rack.name}</p>
          </div>
        ))}
      </div>
    </div>
  );
}

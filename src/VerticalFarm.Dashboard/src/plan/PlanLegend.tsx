import type { Band, Kind } from "../measures/kinds";
import { text } from "../text";
import { band as bandWords } from "../ui/format";

const t = text.farm;

export function PlanLegend({ kind, unit, band }: { kind: Kind; unit: string; band: Band }) {
  const has = band.low !== null || band.high !== null;
  return (
    <div className="plan-legend small quiet">
      {has ? (
        <>
          <span><i className="key level--2" /> ▼ {t.below}</span>
          <span><i className="key level-0" /> {t.inBand} {bandWords(band.low, band.high, kind)} {unit}</span>
          <span><i className="key level-2" /> ▲ {t.above}</span>
        </>
      ) : (
        <span><i className="key none" /> {t.noBand}</span>
      )}
      <span><i className="key stale" /> {t.stale}</span>
      <span><i className="key lent level-0" /> {t.fromRoom}</span>
    </div>
  );
}

import { text } from "../text";
import { clock, day } from "../ui/time";
import { type BacktestReport, stretchesOf } from "./backtest";

/** When the rule would have held, drawn. */
export function Timeline({ report, zone }: { report: BacktestReport; zone: string }) {
  const from = Date.parse(report.from);
  const length = Date.parse(report.to) - from;
  const share = (at: number) => ((at - from) / length) * 1000;
  return (
    <figure>
      <svg className="timeline" viewBox="0 0 1000 40" preserveAspectRatio="none" role="img" aria-label={text.rules.backtest.timeline}>
        <rect className="ground" x={0} y={0} width={1000} height={40} />
        {stretchesOf(report)
          .filter((stretch) => stretch.outcome !== "false")
          .map((stretch) => (
            <rect key={stretch.from} className={stretch.outcome === "true" ? "held" : "missing"} x={share(stretch.from)} width={Math.max(1.5, share(stretch.to) - share(stretch.from))} y={4} height={32} />
          ))}
      </svg>
      <figcaption className="timeline-axis small quiet">
        {[0, 0.5, 1].map((part) => {
          const at = from + length * part;
          return (
            <span key={part}>
              {day(at, zone)} {clock(at, zone)}
            </span>
          );
        })}
      </figcaption>
    </figure>
  );
}

import type { DailyReport, ReportFigures } from "../api/types";
import { text } from "../text";
import { type Figure, figureParts, figureWords, known } from "./figures";

const t = text.reports;

/** The day in figures, each against the day and the week before. */
export function Figures({ figures, comparison }: Pick<DailyReport, "figures" | "comparison">) {
  return (
    <section aria-labelledby="report-figures">
      <div className="section-head">
        <h2 id="report-figures">{t.figures}</h2>
      </div>
      <div className="facts">
        {known(figures).map(({ figure, value }) => {
          const [said, unit] = figureParts(figure, value);
          return (
            <div key={figure} className="card fact">
              <h3>{t.figure[figure]}</h3>
              <p className="fact-value">
                <span>
                  {said} <span className="unit">{unit}</span>
                </span>
              </p>
              {before(figure, comparison).map((words) => (
                <p key={words} className="quiet small">
                  {words}
                </p>
              ))}
            </div>
          );
        })}
      </div>
    </section>
  );
}

// What it was on the day before, and on average in the week before.
function before(figure: Figure, { day_before, week, week_days }: DailyReport["comparison"]): string[] {
  const then = (figures: ReportFigures | null, when: string) => {
    const value = figures?.[figure];
    return value == null ? [] : [t.then(when, figureWords(figure, value))];
  };
  return [...then(day_before, t.dayBefore), ...(week_days > 1 ? then(week, t.weekBefore(week_days)) : [])];
}

import { Link } from "react-router";
import type { DailyReport } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { duration } from "../ui/format";
import { Icon } from "../ui/Icon";
import { clock, day } from "../ui/time";
import "../alerts/alerts.css";
import { Course } from "./Course";
import { Figures } from "./Figures";
import { DevicesOf, SensorsOf } from "./Tables";

const t = text.reports;

/** All that a report says: the headline, the figures against the days before, the course of the day, and what happened in it. */
export function Report({ report }: { report: DailyReport }) {
  const { farm } = useFarm();
  const { alerts, rules, timezone: zone } = report;
  return (
    <>
      <div className="stack-tight">
        <p className="report-headline">{report.headline}</p>
        {report.notes.length > 0 && (
          <ul className="bullets">
            {report.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        <p className="quiet small">
          {t.madeAt(`${day(report.made_at, zone)}, ${clock(report.made_at, zone)}`)}. {!report.final && t.notFinalSays}
        </p>
      </div>
      <Figures figures={report.figures} comparison={report.comparison} />
      <Course report={report} />
      <section className="stack-tight" aria-labelledby="report-alerts">
        <h2 id="report-alerts">{t.alerts}</h2>
        <p className="quiet">{alerts.opened + alerts.resolved + alerts.open === 0 ? t.noAlerts : t.alertsSay(alerts.opened, alerts.critical, alerts.resolved, alerts.open)}</p>
        {alerts.items.length > 0 && (
          <ul className="list">
            {alerts.items.map((alert) => (
              <li key={alert.id} className="alert">
                <span className={`badge ${alert.severity}`}>
                  <Icon name={alert.severity} /> {text.alerts.severity[alert.severity]}
                </span>
                <div className="grow">
                  <h3>{alert.message}</h3>
                  <p className="quiet small">
                    {[text.alerts.kind[alert.kind] ?? alert.kind, clock(alert.opened_at, zone), alert.resolved_at ? t.lasted(duration((Date.parse(alert.resolved_at) - Date.parse(alert.opened_at)) / 1000)) : t.notOver, alert.count > 1 ? text.alerts.times(alert.count) : ""].filter(Boolean).join(" · ")}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="stack-tight" aria-labelledby="report-rules">
        <h2 id="report-rules">{t.rules}</h2>
        {rules.length === 0 ? (
          <p className="quiet">{t.noRules}</p>
        ) : (
          <div className="card flush scroll-x" tabIndex={0} role="group" aria-labelledby="report-rules">
            <table className="data">
              <thead>
                <tr>
                  <th>{t.rule}</th>
                  <th className="number">{t.decisions}</th>
                  <th className="number">{t.fired}</th>
                  <th className="number">{t.byHand}</th>
                </tr>
              </thead>
              <tbody>
                {rules.map((rule) => (
                  <tr key={rule.rule_id}>
                    <td>{rule.name ? <Link to={`/farms/${farm.id}/rules/${rule.rule_id}`}>{rule.name}</Link> : t.goneRule}</td>
                    <td className="number">{rule.decisions}</td>
                    <td className="number">{rule.fired}</td>
                    <td className="number">{rule.by_hand}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <SensorsOf analytics={report.analytics} />
      <DevicesOf analytics={report.analytics} />
    </>
  );
}

import { Link } from "react-router";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { AlertRow } from "./AlertRow";

const most = 5;
const rank = { critical: 0, warning: 1, info: 2 };

/** Open alerts, the worst first; nothing when there are none. */
export function AlertStrip() {
  const { alerts } = useFarm();
  const open = alerts.filter((alert) => alert.state === "open").sort((a, b) => rank[a.severity] - rank[b.severity] || b.opened_at.localeCompare(a.opened_at));
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="alerts-title">
      <div className="section-head">
        <h2 id="alerts-title">{text.farm.alerts}</h2>
        <Link to="alerts">{text.farm.allAlerts}</Link>
      </div>
      <ul className="list">
        {open.slice(0, most).map((alert) => (
          <li key={alert.id}>
            <AlertRow alert={alert} />
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Link } from "react-router";
import type { Farm } from "../api/types";
import { text } from "../text";
import { Icon } from "../ui/Icon";

const t = text.farms;

/** A farm in the list: whether all is right, and how much there is. */
export function FarmCard({ farm }: { farm: Farm }) {
  const health = farm.health_score;
  const tone = farm.emergency_stop ? "critical" : farm.open_alerts > 0 || (health !== null && health < 80) ? "warning" : "good";
  return (
    <Link to={`/farms/${farm.id}`} className={`card farm-card ${tone}`}>
      <div className="spread">
        <h2>{farm.name}</h2>
        {farm.role !== "owner" && <span className="badge">{t.sharedAs(text.roles[farm.role])}</span>}
      </div>
      <p className="quiet small">{[farm.location, t.counts(farm.sensor_count, farm.device_count)].filter(Boolean).join(" · ")}</p>
      <div className="row">
        {farm.emergency_stop && (
          <span className="badge critical">
            <Icon name="stop" /> {t.stopped}
          </span>
        )}
        <span className={farm.open_alerts > 0 ? "badge warning" : "badge good"}>
          <Icon name={farm.open_alerts > 0 ? "warning" : "ok"} /> {farm.open_alerts > 0 ? t.openAlerts(farm.open_alerts) : t.noAlerts}
        </span>
        <span className={health === null ? "badge" : health < 80 ? "badge warning" : "badge good"}>
          <Icon name="gauge" /> {health === null ? t.healthUnknown : t.health(Math.round(health))}
        </span>
      </div>
    </Link>
  );
}

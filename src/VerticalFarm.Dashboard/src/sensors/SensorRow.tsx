import { memo } from "react";
import { Link } from "react-router";
import type { Sensor } from "../api/types";
import { isAged, isFresh } from "../measures/fresh";
import { text } from "../text";
import { age, band, number } from "../ui/format";
import { Icon, type IconName } from "../ui/Icon";
import { useNow } from "../ui/useNow";

const looks: Record<Sensor["status"], { icon: IconName; tone: string; words: string }> = {
  ok: { icon: "ok", tone: "good", words: "ok" },
  warning: { icon: "warning", tone: "warning", words: "out of band" },
  critical: { icon: "critical", tone: "critical", words: "critical" },
  stale: { icon: "clock", tone: "", words: text.farm.stale },
  unknown: { icon: "unknown", tone: "", words: text.farm.noValue },
};

export const SensorRow = memo(function SensorRow({ sensor, place }: { sensor: Sensor; place: string | null }) {
  const now = useNow();
  const latest = sensor.latest;
  const fresh = isFresh(sensor, now);
  const look = looks[fresh || sensor.status === "unknown" ? sensor.status : "stale"];
  return (
    <tr>
      <td>
        <Link to={`charts?sensors=${sensor.id}`}>{sensor.name}</Link>
      </td>
      <td className={fresh ? "number live-value" : "number quiet"}>
        {latest ? (
          <>
            <strong>{number(latest.value, sensor.type)}</strong> {sensor.unit}
          </>
        ) : (
          "—"
        )}
      </td>
      <td className="number quiet on-desk">{band(sensor.thresholds?.low, sensor.thresholds?.high, sensor.type) || "—"}</td>
      <td className="quiet on-desk">{place ?? "—"}</td>
      <td>
        <span className={`badge ${look.tone}`}>
          <Icon name={look.icon} /> {look.words}
        </span>{" "}
        <span className="quiet small">{latest && isAged(sensor, now) ? age(latest.ts, now) : latest ? "" : text.farm.neverRead}</span>
      </td>
    </tr>
  );
});

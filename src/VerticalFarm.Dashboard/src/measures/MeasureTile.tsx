import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Sensor } from "../api/types";
import { text } from "../text";
import { age, band as bandWords, number } from "../ui/format";
import { Icon } from "../ui/Icon";
import { useNow } from "../ui/useNow";
import { levelOf } from "./band";
import { isAged } from "./fresh";
import { type Kind, bandOf, kindName } from "./kinds";
import { Sparkline } from "./Sparkline";
import { useDay } from "./useDay";
import { unitOf, valueOf } from "./value";

const t = text.farm;

/** A measure: value, unit, band, and the shape of its day. */
export function MeasureTile({ kind, sensors, children }: { kind: Kind; sensors: Sensor[]; children?: ReactNode }) {
  const now = useNow();
  const day = useDay(kind, sensors);
  const band = bandOf(kind, sensors);
  const value = valueOf(kind, sensors, now);
  const level = value === null ? null : levelOf(value, band);
  const those = sensors.filter((sensor) => sensor.type === kind || (kind === "vpd" && sensor.type === "air_temperature"));
  const aged = value === null || those.every((sensor) => isAged(sensor, now)) ? those.find((sensor) => sensor.latest)?.latest : null;
  const limit = level !== null && level < 0 ? band.low : band.high;
  const words = bandWords(band.low, band.high, kind);
  return (
    <Link className="card measure" to={`charts?sensors=${those.slice(0, 3).map((sensor) => sensor.id).join(",")}`}>
      <h3>{kindName(kind)}</h3>
      <p className={value === null ? "measure-value old" : "measure-value live-value"}>
        {value === null ? "—" : number(value, kind)} <span className="unit">{unitOf(kind, sensors)}</span>
      </p>
      <Sparkline values={day.data ?? []} band={band} label={`${kindName(kind)}, ${t.day}`} />
      <p className="quiet small">
        {children}
        {level !== null && level !== 0 ? (
          <span className={level < 0 ? "off-band below" : "off-band above"}>
            <Icon name={level < 0 ? "down" : "up"} /> {level < 0 ? t.below : t.above} {limit !== null && number(limit, kind)}
          </span>
        ) : words ? (
          t.band(words)
        ) : children ? null : (
          t.noBandShort
        )}
        {aged && <> · {age(aged.ts, now)}</>}
      </p>
    </Link>
  );
}

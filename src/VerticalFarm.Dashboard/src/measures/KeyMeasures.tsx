import type { Sensor } from "../api/types";
import { text } from "../text";
import { type Kind, kindsOf } from "./kinds";
import { LightToday } from "./LightToday";
import { MeasureTile } from "./MeasureTile";
import "./measures.css";

const keys: Kind[] = ["air_temperature", "relative_humidity", "vpd", "co2", "ppfd", "ph", "ec"];

/** What matters most, each with its band and its last day. */
export function KeyMeasures({ sensors }: { sensors: Sensor[] }) {
  const kinds = kindsOf(sensors).filter((kind) => keys.includes(kind));
  if (kinds.length === 0) return null;
  return (
    <section aria-labelledby="measures-title">
      <div className="section-head">
        <h2 id="measures-title">{text.farm.measures}</h2>
        <span className="quiet small">{text.farm.day}</span>
      </div>
      <div className="measures">
        {kinds.map((kind) => (
          <MeasureTile key={kind} kind={kind} sensors={sensors}>
            {kind === "ppfd" && <LightToday sensors={sensors} />}
          </MeasureTile>
        ))}
      </div>
    </section>
  );
}

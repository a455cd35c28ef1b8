import type { Sensor } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { number } from "../ui/format";
import { useLightToday } from "./useLightToday";

export function LightToday({ sensors }: { sensors: Sensor[] }) {
  const { farm } = useFarm();
  const light = useLightToday(sensors, farm.timezone);
  return light === null ? null : (
    <span title={text.farm.dli}>
      {text.farm.dliNote} {number(light, "dli")} mol/m²
    </span>
  );
}

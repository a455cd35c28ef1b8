import { useMemo } from "react";
import { useFarm } from "../feed/FarmProvider";
import { useLayout } from "../plan/useLayout";
import { namesOf } from "./names";

export function useNames() {
  const { farm, sensor_data: sensors, devices } = useFarm();
  const layout = useLayout(farm.id).data;
  // Names change seldom; readings all the time.
  const key = [...sensors, ...devices].map((thing) => `${thing.id}${thing.name}`).join();
  return useMemo(() => namesOf(sensors, devices, layout), [key, layout]);
}

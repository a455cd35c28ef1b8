import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { age, measure } from "../ui/format";
import { useNow } from "../ui/useNow";
import { deviceWords } from "../devices/words";
import type { Cell } from "./cells";
import { LastDecision } from "./LastDecision";

/** What stands on the shelf that was pointed at. */
export function ShelfDetail({ cell }: { cell: Cell }) {
  const now = useNow();
  const { farm } = useFarm();
  return (
    <div className="shelf-detail" role="status">
      <h3>{cell.place}</h3>
      {cell.sensors.length + cell.devices.length === 0 && <p className="quiet">{text.farm.nothingHere}</p>}
      <ul>
        {cell.sensors.map((sensor) => (
          <li key={sensor.id}>
            {sensor.name}: <strong>{sensor.latest ? measure(sensor.latest.value, sensor.type, sensor.unit) : text.farm.neverRead}</strong>
            {sensor.latest && <span className="quiet small"> {age(sensor.latest.ts, now)}</span>}
          </li>
        ))}
        {cell.devices.map((device) => (
          <li key={device.id}>
            {device.name}: <strong>{deviceWords(device, farm.timezone, now).state}</strong>
          </li>
        ))}
      </ul>
      <LastDecision cell={cell} />
    </div>
  );
}

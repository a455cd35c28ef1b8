import { Checkbox } from "@mantine/core";
import { text } from "../text";
import type { Entity } from "./ImportWizard";

const t = text.settings.ha;

export function EntityRow({ entity, chosen, onToggle }: { entity: Entity; chosen: boolean; onToggle: (id: string) => void }) {
  const { proposal, linked_to: linked } = entity;
  const kind = proposal?.sensor_type ? text.sensorTypes[proposal.sensor_type] : proposal?.device_type ? text.deviceTypes[proposal.device_type] : "";
  const becomes = linked ? `${t.linked}: ${linked.name}` : proposal ? `${proposal.use === "sensor" ? t.asSensor : t.asDevice}: ${kind}` : t.skip;
  return (
    <tr>
      <td>
        <Checkbox aria-label={entity.name} disabled={linked !== null} checked={linked !== null || chosen} onChange={() => onToggle(entity.entity_id)} />
      </td>
      <td>
        {entity.name}
        <br />
        <span className="quiet mono small">{entity.entity_id}</span>
      </td>
      <td className={linked ? "quiet" : undefined}>{becomes}</td>
      <td className="quiet on-desk">
        {entity.state} {entity.unit ?? ""}
      </td>
    </tr>
  );
}

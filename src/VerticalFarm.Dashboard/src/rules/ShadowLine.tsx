import type { Rule } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { useLayout } from "../plan/useLayout";
import { text } from "../text";
import { Icon } from "../ui/Icon";
import { type Beside, besides } from "./reach";
import { actionWords } from "./sentence";
import { useNames } from "./useNames";
import { useRules } from "./useRules";

const t = text.rules.beside;

/** What a rule in shadow would do now, next to what is armed over the same devices, device by device. */
export function ShadowLine({ rule }: { rule: Rule }) {
  const { farm, devices } = useFarm();
  const layout = useLayout(farm.id).data;
  const rules = useRules(farm.id).data ?? [];
  const all = besides(rule, rules, devices, layout);
  if (all.length === 0) return null;
  return (
    <ul className="beside small">
      {all.map((one) => (
        <li key={one.device.id}>
          <Words of={one} />
        </li>
      ))}
    </ul>
  );
}

function Words({ of: { device, would, armed, differs } }: { of: Beside }) {
  const names = useNames();
  const said = (action: NonNullable<Beside["would"]>) => actionWords({ ...action, device: { id: device.id } }, names);
  return (
    <>
      <span className={differs ? "badge warning" : "badge"}>
        <Icon name={differs ? "differs" : "same"} /> {differs ? t.differs : t.same}
      </span>
      <span>
        {would ? t.would(said(would)) : t.wouldLeave(device.name)} {armed ? (armed.does ? t.armed(armed.rule.name, said(armed.does)) : t.armedLeaves(armed.rule.name)) : t.unarmed(device.reported?.state ? text.devices[device.reported.state === "on" ? "on" : "off"] : text.devices.unknown)}
      </span>
    </>
  );
}

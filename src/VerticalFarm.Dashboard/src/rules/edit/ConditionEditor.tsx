import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import { useFarm } from "../../feed/FarmProvider";
import { text } from "../../text";
import { Icon } from "../../ui/Icon";
import { newCondition } from "../drafts";
import { type AllOf, type AnyOf, type Condition, type Kind, kindOf } from "../model";
import { ComparisonFields } from "./ComparisonFields";
import { DeviceFields, MetricFields, WeatherFields } from "./OtherFields";
import { SensorFields } from "./SensorFields";
import { TimeFields } from "./TimeFields";
import { replaced } from "./lists";

const t = text.rules.edit;
const deepest = 3;

interface Props {
  condition: Condition;
  depth: number;
  onChange: (condition: Condition) => void;
  onRemove?: () => void;
}

/** One condition: its kind, and the fields of that kind. Groups hold conditions of their own. */
export function ConditionEditor({ condition, depth, onChange, onRemove }: Props) {
  const { sensor_data: sensors, devices } = useFarm();
  const kind = kindOf(condition);
  const simple: Kind[] = ["sensor", "metric", "time", "device", "weather"];
  const kinds: Kind[] = depth < deepest ? [...simple, "all", "any", "not"] : [...new Set([...simple, kind])];
  const label = (one: Kind) => (one === "all" ? `${t.kinds["group"]}: ${t.all}` : one === "any" ? `${t.kinds["group"]}: ${t.any}` : (t.kinds[one] ?? one));

  return (
    <div className="clause">
      <div className="clause-fields">
        <NativeSelect label={t.clauseKind} value={kind} onChange={(event) => onChange(newCondition(event.currentTarget.value as Kind, sensors, devices))} data={kinds.map((value) => ({ value, label: label(value) }))} />
        {"sensor" in condition && <SensorFields condition={condition} onChange={onChange} />}
        {"metric" in condition && <MetricFields condition={condition} onChange={onChange} />}
        {"weather" in condition && <WeatherFields condition={condition} onChange={onChange} />}
        {"time" in condition && <TimeFields condition={condition} onChange={onChange} />}
        {kind === "device" && "device" in condition && <DeviceFields condition={condition} onChange={onChange} />}
        {onRemove && (
          <ActionIcon className="icon-only" variant="default" size={36} aria-label={t.removeClause} onClick={onRemove}>
            <Icon name="trash" />
          </ActionIcon>
        )}
      </div>
      {("sensor" in condition || "metric" in condition || "weather" in condition) && <ComparisonFields condition={condition} onChange={onChange} />}
      {"not" in condition && (
        <div className="group">
          <ConditionEditor condition={condition.not} depth={depth + 1} onChange={(not) => onChange({ not })} />
        </div>
      )}
      {(kind === "all" || kind === "any") && <Group condition={condition as AllOf | AnyOf} depth={depth} onChange={onChange} />}
    </div>
  );
}

function Group({ condition, depth, onChange }: { condition: AllOf | AnyOf; depth: number; onChange: (condition: Condition) => void }) {
  const { sensor_data: sensors, devices } = useFarm();
  const parts = "all" in condition ? condition.all : condition.any;
  const set = (next: Condition[]) => onChange("all" in condition ? { all: next } : { any: next });
  return (
    <div className="group">
      {parts.map((part, i) => (
        <ConditionEditor key={i} condition={part} depth={depth + 1} onChange={(next) => set(replaced(parts, i, next))} {...(parts.length > 1 ? { onRemove: () => set(parts.filter((_, k) => k !== i)) } : {})} />
      ))}
      <div>
        <Button size="xs" variant="default" leftSection={<Icon name="plus" />} onClick={() => set([...parts, newCondition("sensor", sensors, devices)])}>
          {t.addClause}
        </Button>
      </div>
    </div>
  );
}

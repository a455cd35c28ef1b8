import { Checkbox, TextInput } from "@mantine/core";
import { text } from "../../text";
import type { TimeCondition } from "../model";

const t = text.rules.edit;
const week = Object.keys(text.rules.days);

/** From when to when by the farm's own clocks, and on which days. */
export function TimeFields({ condition, onChange }: { condition: TimeCondition; onChange: (condition: TimeCondition) => void }) {
  const { from, to, days } = condition.time;
  const on = days?.length ? days : week;

  function set(change: { from?: string; to?: string; days?: string[] }) {
    const next = { from, to, ...(days?.length ? { days } : {}), ...change };
    if (next.days && (next.days.length === 0 || next.days.length === week.length)) {
      const { days: _, ...everyDay } = next;
      onChange({ time: everyDay });
    } else {
      onChange({ time: next });
    }
  }

  return (
    <>
      <TextInput label={t.from} type="time" value={from === "24:00" ? "00:00" : from} onChange={(event) => set({ from: event.currentTarget.value })} />
      <TextInput label={t.to} type="time" value={to === "24:00" ? "00:00" : to} onChange={(event) => set({ to: event.currentTarget.value })} />
      <Checkbox.Group label={t.days} value={on} onChange={(next) => set({ days: week.filter((day) => next.includes(day)) })}>
        <div className="days">
          {week.map((day) => (
            <Checkbox key={day} value={day} label={text.rules.days[day]} />
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}

import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useRights } from "../../feed/FarmProvider";
import { text } from "../../text";
import type { Draft } from "../model";

const t = text.rules.edit;

/** The same rule as the API takes it. What is valid shows in the pickers at once; what is not stays here until it is mended. */
export function JsonEditor({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { mayOperate } = useRights();
  const [written, setWritten] = useState(() => JSON.stringify(draft, null, 2));
  const [bad, setBad] = useState(false);

  function write(next: string) {
    setWritten(next);
    try {
      const value = JSON.parse(next) as Draft;
      const whole = typeof value === "object" && value !== null && typeof value.when === "object" && Array.isArray(value.then);
      setBad(!whole);
      if (whole) onChange({ ...draft, ...value, otherwise: value.otherwise ?? [] });
    } catch {
      setBad(true);
    }
  }

  return (
    <Textarea
      label={t.json}
      description={t.jsonHint}
      classNames={{ input: "mono" }}
      rows={20}
      spellCheck={false}
      readOnly={!mayOperate}
      value={written}
      onChange={(event) => write(event.currentTarget.value)}
      error={bad ? t.jsonBad : undefined}
    />
  );
}

import { useState } from "react";

/** Something that a person does and that can fail: whether it is under way, and what went wrong. */
export function useAction() {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);

  async function run(action: () => Promise<unknown>): Promise<boolean> {
    setBusy(true);
    setFault(null);
    try {
      await action();
      return true;
    } catch (caught) {
      setFault(caught);
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { busy, fault, run, clear: () => setFault(null) };
}

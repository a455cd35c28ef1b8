import { useEffect, useState, useSyncExternalStore } from "react";
import { wordsOf } from "../api/error";
import { onSession, renew, token } from "./session";

export type SessionState = { kind: "starting" } | { kind: "out" } | { kind: "in" } | { kind: "unreachable"; words: string };

const againMs = 3000;

/** Who one is here: a visit begins with trading the cookie of the last one. */
export function useSession(): SessionState {
  const access = useSyncExternalStore(onSession, token);
  const [begun, setBegun] = useState(false);
  const [words, setWords] = useState<string | null>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    let wanted = true;
    let timer = 0;
    renew()
      .then(() => wanted && (setWords(null), setBegun(true)))
      .catch((fault: unknown) => {
        if (wanted) {
          setWords(wordsOf(fault));
          timer = window.setTimeout(() => setRound((n) => n + 1), againMs);
        }
      });
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [round]);

  if (access !== null) return { kind: "in" };
  if (words !== null) return { kind: "unreachable", words };
  return { kind: begun ? "out" : "starting" };
}

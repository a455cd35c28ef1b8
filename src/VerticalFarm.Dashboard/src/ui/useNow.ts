import { useSyncExternalStore } from "react";

// One clock for the whole page: a hundred tiles need no hundred timers.
let now = Date.now();
let timer = 0;
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (timer === 0) {
    now = Date.now();
    timer = window.setInterval(() => {
      now = Date.now();
      listeners.forEach((tell) => tell());
    }, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = 0;
    }
  };
}

/** The time, once a second. */
export const useNow = () => useSyncExternalStore(subscribe, () => now);

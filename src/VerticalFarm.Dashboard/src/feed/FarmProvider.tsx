import { type ReactNode, createContext, useContext, useEffect, useMemo, useSyncExternalStore } from "react";
import type { Dashboard } from "../api/types";
import { FarmFeed, type Live } from "./FarmFeed";

const Context = createContext<Live | null>(null);

/** Holds the feed of a farm open while its pages are. */
export function FarmProvider({ farmId, children }: { farmId: string; children: ReactNode }) {
  const feed = useMemo(() => new FarmFeed(farmId), [farmId]);
  useEffect(() => {
    feed.start();
    return () => feed.stop();
  }, [feed]);
  const live = useSyncExternalStore(feed.subscribe, feed.get);
  return <Context.Provider value={live}>{children}</Context.Provider>;
}

/** The farm as it is, or was when it was last heard. */
export function useLive(): Live {
  const live = useContext(Context);
  if (!live) throw new Error("Outside of a farm");
  return live;
}

/** The same for pages that are only shown once the farm is known. */
export function useFarm(): Dashboard & { live: boolean } {
  const { data, status } = useLive();
  if (!data) throw new Error("The farm is not known yet");
  return useMemo(() => ({ ...data, live: status === "live" }), [data, status]);
}

/** What the caller may do here. */
export function useRights() {
  const { farm } = useFarm();
  return { mayOperate: farm.role !== "viewer", mayOwn: farm.role === "owner" };
}

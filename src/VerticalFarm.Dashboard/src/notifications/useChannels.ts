import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import { queries } from "../api/queries";
import type { Channel, Page } from "../api/types";

/** A farm's channels; how much waits in each changes by itself. */
export const useChannels = (farmId: string) =>
  useQuery({ queryKey: ["channels", farmId], queryFn: ({ signal }) => get<Page<Channel>>(`farms/${farmId}/notification-channels`, signal), refetchInterval: (query) => (query.state.error ? false : 15_000) });

/** Asks again for channels and what they delivered. */
export const channelsChanged = async (farmId: string) => {
  await Promise.all([queries.invalidateQueries({ queryKey: ["channels", farmId] }), queries.invalidateQueries({ queryKey: ["deliveries", farmId] })]);
};

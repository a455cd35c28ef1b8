import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import type { Page, Rule } from "../api/types";

/** A farm's rules; the feed keeps where they stand fresh. */
export const useRules = (farmId: string) =>
  useQuery({ queryKey: ["rules", farmId], queryFn: async ({ signal }) => (await get<Page<Rule>>(`farms/${farmId}/rules`, signal)).items, staleTime: 30_000 });

import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import type { Layout } from "../api/types";

export const useLayout = (farmId: string) =>
  useQuery({ queryKey: ["layout", farmId], queryFn: ({ signal }) => get<Layout>(`farms/${farmId}/layout`, signal), staleTime: 60_000 });

/** What people call a place, by its id. */
export function placeNames(layout: Layout | undefined): Map<string, string> {
  const names = new Map<string, string>();
  for (const row of layout?.rows ?? []) {
    names.set(row.id, row.name);
    for (const rack of row.racks) {
      names.set(rack.id, rack.name);
      for (const shelf of rack.shelves) names.set(shelf.id, shelf.name);
    }
  }
  return names;
}

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { get, post } from "../api/client";
import { queries } from "../api/queries";
import type { DailyReport, Page, ReportSummary } from "../api/types";

const size = 30;

/** A farm's reports, the newest first. */
export const useReports = (farmId: string) =>
  useInfiniteQuery({
    queryKey: ["reports", farmId],
    queryFn: ({ pageParam, signal }) => get<Page<ReportSummary>>(`farms/${farmId}/reports?limit=${size}&skip=${pageParam}`, signal),
    initialPageParam: 0,
    getNextPageParam: (last) => (last.skip + last.items.length < last.total ? last.skip + last.items.length : undefined),
  });

/** The report of a date. */
export const useReport = (farmId: string, date: string) =>
  useQuery({ queryKey: ["report", farmId, date], queryFn: ({ signal }) => get<DailyReport>(`farms/${farmId}/reports/${date}`, signal) });

/** Makes the report of a date now; one that is final stays as it is. */
export async function makeReport(farmId: string, date: string): Promise<void> {
  const made = await post<DailyReport>(`farms/${farmId}/reports`, { type: "daily", date });
  queries.setQueryData(["report", farmId, date], made);
  await queries.invalidateQueries({ queryKey: ["reports", farmId] });
}

import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import type { Explanation } from "../api/types";

/** Why a rule says what it says, as of a moment ago. */
export const useExplanation = (ruleId: string | undefined, enabled = true) =>
  useQuery({
    queryKey: ["explain", ruleId],
    queryFn: ({ signal }) => get<Explanation>(`rules/${ruleId}/explain`, signal),
    refetchInterval: 3000,
    enabled: ruleId !== undefined && enabled,
  });

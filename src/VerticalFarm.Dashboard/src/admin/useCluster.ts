import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import type { Cluster } from "../api/types";

const cluster = ({ signal }: { signal: AbortSignal }) => get<Cluster>("admin/cluster", signal);

/** The cluster as it is; refused to all but administrators. */
export const useCluster = () => useQuery({ queryKey: ["cluster"], queryFn: cluster, refetchInterval: (query) => (query.state.error ? false : 5000) });

/** Whether one may see the cluster, which is asked for once and only where it is of interest. */
export const useIsAdmin = (asked: boolean) => useQuery({ queryKey: ["is-admin"], queryFn: async (context) => (await cluster(context), true), enabled: asked, staleTime: Infinity, retry: false }).data ?? false;

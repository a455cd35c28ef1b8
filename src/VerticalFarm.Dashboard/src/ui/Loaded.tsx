import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { isNotServed } from "../api/error";
import { Fault } from "./Fault";
import { Loading } from "./Loading";

interface Props<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
  /** What stands instead of a fault when there is no such thing, or the gateway knows no such call. */
  missing?: ReactNode;
}

/** What a query brings, or why it does not. What was read before stays while it is asked for anew. */
export function Loaded<T>({ query, children, missing }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (missing && isNotServed(query.error)) return <>{missing}</>;
  if (query.isError) return <Fault fault={query.error} onAgain={() => void query.refetch()} />;
  return <Loading />;
}

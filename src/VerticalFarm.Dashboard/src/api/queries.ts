import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./error";

/** What was asked for, shared by all pages. The feed keeps a farm's part of it fresh. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, fault) => count < 2 && !(fault instanceof ApiError && fault.status >= 400 && fault.status < 500),
    },
  },
});

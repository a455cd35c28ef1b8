import type { Billing } from "../api/types";

/** What becomes of a plan: the date on which it ends or renews, and whether its payment is overdue. */
export function stateOf({ status, period_ends_at, ends }: Pick<Billing, "status" | "period_ends_at" | "ends">): { ends: string | null; renews: string | null; overdue: boolean } {
  const date = period_ends_at?.slice(0, 10) ?? null;
  const runs = status === "active" || status === "trialing" || status === "past_due";
  return { ends: runs && ends ? date : null, renews: runs && !ends ? date : null, overdue: status === "past_due" || status === "unpaid" };
}

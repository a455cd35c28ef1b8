import { expect, it } from "vitest";
import { stateOf } from "./state";

const period_ends_at = "2026-12-24T10:00:00Z";

it.each([
  [{ status: null, period_ends_at: null, ends: false }, { ends: null, renews: null, overdue: false }],
  [{ status: "active", period_ends_at, ends: false }, { ends: null, renews: "2026-12-24", overdue: false }],
  [{ status: "active", period_ends_at, ends: true }, { ends: "2026-12-24", renews: null, overdue: false }],
  [{ status: "past_due", period_ends_at, ends: false }, { ends: null, renews: "2026-12-24", overdue: true }],
  [{ status: "canceled", period_ends_at, ends: true }, { ends: null, renews: null, overdue: false }],
])("a plan with %j", (billing, state) => expect(stateOf(billing)).toEqual(state));

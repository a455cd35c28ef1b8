import { describe, expect, it } from "vitest";
import { auditQuery, filterOf, isNarrow, nothingAsked } from "./auditFilter";

const asked = (part: Partial<typeof nothingAsked>) => auditQuery({ ...nothingAsked, ...part }, "Europe/Brussels").toString();

describe("what of the record is asked for", () => {
  it("is nothing when nothing is chosen", () => {
    expect(asked({})).toBe("");
    expect(isNarrow(filterOf(new URLSearchParams("page=2")))).toBe(false);
  });
  it("is who, by id or by kind", () => {
    expect(asked({ who: "b1" })).toBe("actor_id=b1");
    expect(asked({ who: "system" })).toBe("actor_kind=system");
  });
  it("is what was done to what", () => expect(asked({ action: "updated", subject: "rule", thing: "r1" })).toBe("action=updated&subject=rule&subject_id=r1"));
  it("is whole days of the farm, the last one included, also when clocks change", () =>
    expect(decodeURIComponent(asked({ from: "2026-10-25", to: "2026-10-25" }))).toBe("from=2026-10-24T22:00:00.000Z&to=2026-10-25T23:00:00.000Z"));
  it("is read from the address", () => expect(filterOf(new URLSearchParams("who=system&from=2026-10-25"))).toEqual({ ...nothingAsked, who: "system", from: "2026-10-25" }));
});

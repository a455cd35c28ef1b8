import { expect, it } from "vitest";
import type { SensorAnalytics } from "../api/types";
import { inRange, lightADay, worst } from "./inRange";

const sensor = (name: string, in_range: number | null, known = 1) => ({ name, in_range, known }) as SensorAnalytics;

it("a sensor counts for as long as it is known", () => expect(inRange([sensor("a", 1, 0.9), sensor("b", 0, 0.1), sensor("c", null)])).toBeCloseTo(0.9));
it("without a band nothing is said", () => expect(inRange([sensor("a", null), sensor("b", 1, 0)])).toBeNull());
it("the worst come first, and what was fine not at all", () => expect(worst([sensor("a", 0.9), sensor("b", 1), sensor("c", 0.2), sensor("d", null)], 2).map((one) => one.name)).toEqual(["c", "a"]));
it("a day that is not over does not make light look little", () =>
  expect(lightADay({ dli: [{ date: "1", whole: true, moles: 12, sensors: [] }, { date: "2", whole: false, moles: 1, sensors: [] }] })).toBe(12));

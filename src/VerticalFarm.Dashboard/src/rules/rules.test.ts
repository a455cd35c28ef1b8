import { describe, expect, it } from "vitest";
import { device, rule, sensor } from "../testing/make";
import { newCondition, newDraft } from "./drafts";
import { draftOf, kindOf } from "./model";
import { namesOf } from "./names";
import { plainSentence, sentenceOf } from "./sentence";
import { withPlace } from "./edit/SensorFields";

const layout = { rows: [{ id: "row", name: "Row A", position: 0, racks: [] }] };
const names = namesOf([sensor()], [device()], layout);
const said = (part: Partial<Parameters<typeof sentenceOf>[0]>) => plainSentence(sentenceOf({ when: { sensor: { id: "s1" }, is: "above", value: 26 }, for_seconds: 0, then: [{ device: { id: "d1" }, command: "turn_on" }], otherwise: [], ...part }, names));

describe("a rule read as a sentence", () => {
  it("says when, for how long, what and what else", () =>
    expect(said({ when: { sensor: { type: "air_temperature", aggregate: "avg", in: "row" }, is: "above", value: 26 }, for_seconds: 120, otherwise: [{ device: { id: "d1" }, command: "turn_off" }] }))
      .toBe("When average air temperature in Row A is above 26.0 °C for 2 min → Fan on, else Fan off"));
  it("joins conditions with and, or, and brackets", () =>
    expect(said({ when: { all: [{ time: { from: "06:00", to: "22:00", days: ["mon", "sun"] } }, { any: [{ device: { id: "d1" }, is: "unavailable" }, { not: { sensor: { id: "s1" }, is: "between", low: 18, high: 24 } }] }] } }))
      .toBe("When it is between 06:00 and 22:00 on Mon, Sun and (Fan is out of reach or not Air is between 18.0 and 24.0 °C) → Fan on"));
  it("says metrics, weather, levels and messages", () => {
    expect(said({ when: { metric: "vpd", is: "above", value: 1.25 } })).toContain("VPD is above 1.25 kPa");
    expect(said({ when: { weather: "cloud_cover", is: "below", value: 40 } })).toContain("cloud cover is below 40 %");
    expect(said({ then: [{ device: { type: "light" }, command: "set", data: { level: 60 } as never }, { notify: { severity: "warning", message: "Look" } }] })).toContain("→ every light to 60 % and tell (warning) “Look”");
  });
  it("says that what it names is gone", () => expect(said({ when: { sensor: { id: "x" }, is: "above", value: 1 } })).toContain("something that is gone is above"));
});

describe("a rule in the making", () => {
  it("begins in shadow, so that saving it moves nothing", () => expect(newDraft([sensor()], [device()])).toMatchObject({ mode: "shadow", when: { sensor: { id: "s1" }, value: 26 }, then: [{ device: { id: "d1" } }] }));
  it("can be begun on an empty farm", () => expect(newDraft([], []).then).toEqual([]));
  it.each(["sensor", "metric", "time", "device", "weather", "all", "any", "not"] as const)("has conditions of kind %s", (kind) => expect(kindOf(newCondition(kind, [sensor()], [device()]))).toBe(kind));
  it("is sent without what the gateway adds", () => expect(Object.keys(draftOf(rule())).sort()).toEqual(["cooldown_seconds", "for_seconds", "mode", "name", "on_unknown", "otherwise", "priority", "then", "when"]));
  it("names no empty place", () => expect(withPlace({ type: "fan", in: "row" }, null)).toEqual({ type: "fan" }));
});

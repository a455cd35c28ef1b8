import { describe, expect, it } from "vitest";
import type { ReportFigures } from "../api/types";
import { figureWords, known } from "./figures";

describe("a figure of a report", () => {
  it.each([
    ["in_range", 0.9996, "99.9 %"],
    ["completeness", 1, "100 %"],
    ["air_temperature", 21.44, "21.4 °C"],
    ["energy_kwh", 3.456, "3.46 kWh"],
    ["device_on_seconds", 7_260, "2 h 1 min"],
    ["switch_ons", 1, "once"],
  ] as const)("%s of %d is %s", (figure, value, words) => expect(figureWords(figure, value)).toBe(words));

  it("is left out when nothing was measured", () => expect(known({ in_range: null, dli: 12, alerts: 0 } as ReportFigures)).toEqual([{ figure: "dli", value: 12 }, { figure: "alerts", value: 0 }]));
});

import { describe, expect, it } from "vitest";
import { age, band, countdown, duration, measure, number } from "./format";

describe("numbers", () => {
  it.each([
    [21.44, "air_temperature", "°C", "21.4 °C"], [64.4, "relative_humidity", "%", "64 %"], [812.3, "co2", "ppm", "812 ppm"], [5.94, "ph", "pH", "5.9 pH"],
    [1.618, "ec", "mS/cm", "1.62 mS/cm"], [1.0444, "vpd", "kPa", "1.04 kPa"],
  ])("%s of %s have sensible decimals and their unit", (value, type, unit, said) => expect(measure(value, type, unit)).toBe(said));

  it("of bands say both limits, or the one there is", () => {
    expect(band(20, 25, "air_temperature")).toBe("20.0 – 25.0");
    expect(band(25, null, "water_level")).toBe("≥ 25");
    expect(band(null, 27, "leaf_temperature")).toBe("≤ 27.0");
    expect(band(null, undefined, "ph")).toBe("");
  });

  it("of unknown kinds are whole", () => expect(number(3.7, "other")).toBe("4"));
});

describe("times", () => {
  it.each([
    [0, "0 s"], [59.4, "59 s"], [60, "1 min"], [125, "2 min 5 s"], [3599, "60 min"], [3600, "1 h"], [12_000, "3 h 20 min"], [86_400, "1 d"], [90_000, "1 d 1 h"], [-5, "0 s"],
  ])("of %s s last %s", (seconds, said) => expect(duration(seconds)).toBe(said));

  it("left are counted down to nothing and no further", () => {
    const at = Date.parse("2026-11-25T12:00:00Z");
    expect(countdown("2026-11-25T12:59:03Z", at)).toBe("59:03");
    expect(countdown("2026-11-25T13:02:03Z", at)).toBe("1:02:03");
    expect(countdown("2026-11-25T12:00:05Z", at)).toBe("0:05");
    expect(countdown("2026-11-25T11:00:00Z", at)).toBe("0:00");
  });

  it("ago are rough", () => expect(age("2026-11-25T11:58:40Z", Date.parse("2026-11-25T12:00:00Z"))).toBe("1 min ago"));
});

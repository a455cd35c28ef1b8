import { describe, expect, it } from "vitest";
import { ago, now, sensor } from "../testing/make";
import { levelOf } from "./band";
import { isAged, isFresh, mean } from "./fresh";
import { bandOf, kindsOf } from "./kinds";
import { dli, saturation, vpd } from "./physics";
import { together } from "./series";
import { hourly } from "./useDay";
import { valueOf } from "./value";

describe("physics", () => {
  it.each([[24, 65, 1.0444], [20, 80, 0.4677], [28, 50, 1.89]])("VPD at %s °C and %s %% is %s kPa", (t, rh, kPa) => expect(vpd(t, rh)).toBeCloseTo(kPa, 4));
  it("saturation at 24 °C", () => expect(saturation(24)).toBeCloseTo(2.9839, 4));
  it("light of 250 µmol over 16 hours is 14.4 mol", () => expect(dli(Array<number>(960).fill(250), 60)).toBeCloseTo(14.4, 6));
});

describe("a value against its band", () => {
  const band = { low: 20, high: 24 };
  it.each([[19.99, -1], [20, 0], [24, 0], [24.01, 1], [25.01, 2], [27.01, 3], [18.9, -2], [16, -3]])("%s is at level %s", (value, level) => expect(levelOf(value, band)).toBe(level));
  it("has no level without a band", () => expect(levelOf(5, { low: null, high: null })).toBeNull());
  it("needs only one limit", () => {
    expect(levelOf(30, { low: null, high: 25 })).toBe(2);
    expect(levelOf(20, { low: null, high: 25 })).toBe(0);
  });
});

describe("old readings", () => {
  it("count no more after ten intervals, whatever was last said of the sensor", () => {
    expect(isFresh(sensor({ latest: { ts: ago(100), value: 1 } }), now)).toBe(true);
    expect(isFresh(sensor({ latest: { ts: ago(101), value: 1 } }), now)).toBe(false);
    expect(isFresh(sensor({ status: "stale" }), now)).toBe(false);
    expect(isFresh(sensor({ latest: null }), now)).toBe(false);
  });
  it("tell their age after two", () => {
    expect(isAged(sensor({ latest: { ts: ago(20), value: 1 } }), now)).toBe(false);
    expect(isAged(sensor({ latest: { ts: ago(21), value: 1 } }), now)).toBe(true);
  });
  it("are left out of means", () => {
    const sensors = [sensor({ latest: { ts: ago(1), value: 20 } }), sensor({ id: "s2", latest: { ts: ago(1), value: 22 } }), sensor({ id: "s3", latest: { ts: ago(900), value: 90 } })];
    expect(mean(sensors, "air_temperature", now)).toBe(21);
    expect(mean(sensors.slice(2), "air_temperature", now)).toBeNull();
  });
});

describe("kinds", () => {
  const both = [sensor({ latest: { ts: ago(1), value: 24 } }), sensor({ id: "s2", type: "relative_humidity", latest: { ts: ago(1), value: 65 } })];
  it("include VPD where temperature and humidity are measured", () => {
    expect(kindsOf(both)).toEqual(["air_temperature", "relative_humidity", "vpd"]);
    expect(kindsOf(both.slice(0, 1))).toEqual(["air_temperature"]);
    expect(valueOf("vpd", both, now)).toBeCloseTo(1.0444, 4);
    expect(valueOf("vpd", both.slice(0, 1), now)).toBeNull();
  });
  it("take their band from a sensor that has one", () => {
    const banded = sensor({ id: "s3", thresholds: { low: 20, high: 25, hysteresis: 0, critical_low: null, critical_high: null } });
    expect(bandOf("air_temperature", [sensor(), banded])).toEqual({ low: 20, high: 25 });
  });
});

describe("a day", () => {
  it("has a null where nothing was read", () => {
    const hours = hourly(new Map([["2026-11-25T10:00:00.000Z", 5], ["2026-11-25T12:00:00.000Z", 7]]), now);
    expect(hours).toHaveLength(24);
    expect(hours.slice(-3)).toEqual([5, null, 7]);
  });
  it("of several sensors is their mean, time by time", () => {
    const series = (value: number) => ({ resolution: "1h" as const, items: [{ ts: "a", avg: value }, ...(value > 1 ? [{ ts: "b", avg: value }] : [])] });
    expect([...together([series(1), series(3)])]).toEqual([["a", 2], ["b", 3]]);
  });
});

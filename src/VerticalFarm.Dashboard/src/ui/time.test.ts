import { describe, expect, it } from "vitest";
import { clock, dateWords, dayKey, nextDate, startOfDate, startOfDay, when } from "./time";

const zone = "Europe/Brussels";
const at = (text: string) => Date.parse(text);

describe("times of a farm", () => {
  it("are those of its zone, wherever one looks from", () => {
    expect(clock("2026-11-25T22:30:00Z", zone)).toBe("23:30");
    expect(dayKey("2026-11-25T23:30:00Z", zone)).toBe("2026-11-26");
    expect(clock("2026-11-25T23:00:00Z", zone)).toBe("00:00");
  });

  it("of another day say which", () => {
    expect(when("2026-11-25T10:00:00Z", zone, at("2026-11-25T12:00:00Z"))).toBe("11:00");
    expect(when("2026-11-24T10:00:00Z", zone, at("2026-11-25T12:00:00Z"))).toBe("24 Nov, 11:00");
  });

  it.each([
    ["2026-11-25", zone, "2026-11-24T23:00:00Z"],
    ["2026-10-26", zone, "2026-10-25T23:00:00Z"],
    ["2026-11-25", "Pacific/Kiritimati", "2026-11-24T10:00:00Z"],
    ["2026-11-25", "Pacific/Pago_Pago", "2026-11-25T11:00:00Z"],
  ])("know when a day begins that is named: %s in %s", (date, there, begins) => expect(startOfDate(date, there)).toBe(at(begins)));

  it("know no beginning of what is no date", () => expect(startOfDate("2026-13-99", zone)).toBeNull());
  it("go on from the last day of a month", () => expect(nextDate("2026-02-28")).toBe("2026-03-01"));
  it("say a date", () => expect(dateWords("2026-11-25")).toBe("Wed 25 Nov 2026"));

  it.each([
    ["2026-11-25T12:00:00Z", "2026-11-24T23:00:00Z"],
    ["2026-10-25T22:00:00Z", "2026-10-24T22:00:00Z"], // 25 hours: began in summer time.
    ["2026-03-29T20:00:00Z", "2026-03-28T23:00:00Z"], // 23 hours.
  ])("begin their day at the farm's midnight: %s", (moment, midnight) => expect(startOfDay(at(moment), zone)).toBe(at(midnight)));
});

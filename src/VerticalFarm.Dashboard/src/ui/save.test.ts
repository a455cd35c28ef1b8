import { expect, it } from "vitest";
import { fileName } from "./save";

it.each([
  ["Demo farm, CO₂, 2026-11-25.csv", "Demo farm, CO₂, 2026-11-25.csv"],
  ["Nord/Süd: <1>.csv", "Nord-Süd- -1-.csv"],
  ["", "file"],
])("a file can be called %j", (asked, name) => expect(fileName(asked)).toBe(name));

import { expect, it } from "vitest";
import { serverWords } from "./serverWords";

const now = Date.parse("2026-11-26T07:17:00Z");
const said = (sentence: string) => serverWords(sentence, "Europe/Brussels", now);

it.each([
  ['"Exhaust fan": It must stay on for 5 s (min_on_seconds), until 2026-11-26T07:17:13Z', '"Exhaust fan": It must stay on for 5 s, until 08:17:13'],
  ["It was on long enough today (max_on_seconds_per_day), until 2026-11-26T23:00:00.000Z", "It was on long enough today, until 27 Nov, 00:00"],
  ["until 2026-11-26T12:00:00Z", "until 13:00"],
  ["Air above 24.0 °C: now 22.7 °C (read 1 s ago)", "Air above 24.0 °C: now 22.7 °C (read 1 s ago)"],
])("%s", (sentence, words) => expect(said(sentence)).toBe(words));

import { clock, clockSeconds, dayKey, when } from "./time";

/**
 * A sentence of the gateway's as people here read it: its moments, which are written in UTC for programs, in the farm's time, and without the names that fields have in the API.
 */
export function serverWords(sentence: string, zone: string, now: number): string {
  return sentence
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (moment) => {
      const near = Math.abs(Date.parse(moment) - now) < 3_600_000 && dayKey(moment, zone) === dayKey(now, zone);
      return near ? clockSeconds(moment, zone) : dayKey(moment, zone) === dayKey(now, zone) ? clock(moment, zone) : when(moment, zone, now);
    })
    .replace(/ \((?:max|min|exclusive|requires|fail)_[a-z_]*\)/g, "");
}

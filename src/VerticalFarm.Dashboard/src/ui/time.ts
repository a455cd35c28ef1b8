// Times of a farm are shown in the farm's zone, whatever the zone of the device that shows them.
const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", ...options });
    formats.set(key, known);
  }
  return known;
}

type Moment = string | number;

const at = (moment: Moment) => (typeof moment === "number" ? moment : Date.parse(moment));

/** 14:05 */
export const clock = (moment: Moment, zone: string) => format(zone, { hour: "2-digit", minute: "2-digit" }).format(at(moment));

/** 14:05:09 */
export const clockSeconds = (moment: Moment, zone: string) => format(zone, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(at(moment));

/** 25 Nov */
export const day = (moment: Moment, zone: string) => format(zone, { day: "numeric", month: "short" }).format(at(moment));

/** The day as a key, 2026-11-25. */
export const dayKey = (moment: Moment, zone: string) => {
  const parts = Object.fromEntries(format(zone, { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(at(moment)).map((p) => [p.type, p.value]));
  return `${parts["year"]}-${parts["month"]}-${parts["day"]}`;
};

/** 14:05 of today, or 25 Nov 14:05. */
export const when = (moment: Moment, zone: string, now: number) =>
  dayKey(moment, zone) === dayKey(now, zone) ? clock(moment, zone) : `${day(moment, zone)}, ${clock(moment, zone)}`;

/** The beginning of a day that is named, "2026-11-25", in milliseconds; null when it is no date. */
export function startOfDate(date: string, zone: string): number | null {
  const noon = Date.parse(`${date}T12:00:00Z`);
  if (Number.isNaN(noon)) return null;
  // Zones are up to 14 h ahead: their date at that moment may be the next one.
  const there = [noon, noon - 43_200_000, noon + 43_200_000].find((moment) => dayKey(moment, zone) === date);
  return there === undefined ? null : startOfDay(there, zone);
}

/** The day after one that is named. */
export const nextDate = (date: string) => new Date(Date.parse(`${date}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The day before one that is named. */
export const previousDate = (date: string) => new Date(Date.parse(`${date}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** "Wed 25 Nov 2026" of a date without a time. */
export const dateWords = (date: string) => format("UTC", { weekday: "short", day: "numeric", month: "short", year: "numeric" }).format(Date.parse(`${date}T12:00:00Z`)).replaceAll(",", "");

/** When the local day of a moment began, in milliseconds; right also on days on which clocks change. */
export function startOfDay(moment: number, zone: string): number {
  const key = dayKey(moment, zone);
  let low = moment - 26 * 3_600_000;
  let high = moment;
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2);
    if (dayKey(middle, zone) === key) high = middle;
    else low = middle;
  }
  return Math.round(high / 60_000) * 60_000;
}

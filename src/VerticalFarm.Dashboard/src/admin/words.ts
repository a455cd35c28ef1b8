import { text } from "../text";
import { duration } from "../ui/format";

/** "seal-readings" as people say it. */
export const jobName = (name: string) => name.replace(/[-_]/g, " ");

/** "every 00:01:00" as "every 1 min"; other schedules are words already. */
export const scheduleWords = (schedule: string) => schedule.replace(/(\d\d):(\d\d):(\d\d)/, (_, hours: string, minutes: string, seconds: string) => duration(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)));

/** How long a run took. */
export const tookWords = (seconds: number) => text.admin.took(seconds < 1 ? text.admin.instant : duration(seconds));

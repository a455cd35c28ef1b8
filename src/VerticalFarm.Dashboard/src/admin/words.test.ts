import { expect, it } from "vitest";
import { shortType } from "./shortType";
import { jobName, scheduleWords, tookWords } from "./words";

it.each([["every 00:01:00", "every 1 min"], ["every 00:00:30", "every 30 s"], ["daily at 02:00", "daily at 02:00"], ["hourly, ten minutes past", "hourly, ten minutes past"]])("%s is %s", (schedule, words) => expect(scheduleWords(schedule)).toBe(words));
it("a job is called as people say it", () => expect(jobName("seal-readings_now")).toBe("seal readings now"));
it("a run that was over at once took no zero seconds", () => expect([tookWords(0.02), tookWords(75)]).toEqual(["took less than 1 s", "took 1 min 15 s"]));
it("a grain is called by its type alone", () => expect(shortType("VerticalFarm.Grains.Devices.DeviceGrain,VerticalFarm.Grains")).toBe("DeviceGrain"));

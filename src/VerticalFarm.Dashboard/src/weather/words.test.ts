import { expect, it } from "vitest";
import type { WeatherMoment } from "../api/types";
import { momentWords, rangeOf } from "./words";

const moment = (said: Partial<WeatherMoment>): WeatherMoment => ({ at: "", temperature: null, humidity: null, cloud_cover: null, wind_speed: null, precipitation: null, ...said });

it("tells what is known, and no rain that does not fall", () => {
  expect(momentWords(moment({ humidity: 81.4, cloud_cover: 75, precipitation: 0, wind_speed: 3.2 }))).toBe("81 % · clouds 75 % · wind 3 m/s");
  expect(momentWords(moment({ precipitation: 0.42 }))).toBe("rain 0.4 mm/h");
  expect(momentWords(moment({}))).toBe("");
});
it("tells between what the temperature will be", () => {
  expect(rangeOf({ forecast: [moment({ temperature: 4 }), moment({}), moment({ temperature: -1 })] })).toEqual({ low: -1, high: 4 });
  expect(rangeOf({ forecast: [moment({})] })).toBeNull();
});

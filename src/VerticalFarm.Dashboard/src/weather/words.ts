import type { Weather, WeatherMoment } from "../api/types";
import { text } from "../text";

const t = text.weather;

/** What it is like outside, beside the temperature: "81 % · clouds 75 % · rain 0.4 mm/h". What is nothing is not told. */
export function momentWords({ humidity, cloud_cover, precipitation, wind_speed }: WeatherMoment): string {
  return [
    humidity === null ? "" : `${Math.round(humidity)} %`,
    cloud_cover === null ? "" : t.clouds(Math.round(cloud_cover)),
    precipitation === null || precipitation < 0.05 ? "" : t.rain(precipitation.toFixed(1)),
    wind_speed === null ? "" : t.wind(wind_speed.toFixed(0)),
  ].filter(Boolean).join(" · ");
}

/** Between what the temperature will be; null when it is not told. */
export function rangeOf({ forecast }: Pick<Weather, "forecast">): { low: number; high: number } | null {
  const values = forecast.flatMap((moment) => (moment.temperature === null ? [] : [moment.temperature]));
  return values.length === 0 ? null : { low: Math.min(...values), high: Math.max(...values) };
}

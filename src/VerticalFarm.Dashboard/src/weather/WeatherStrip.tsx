import { useQuery } from "@tanstack/react-query";
import type { Weather } from "../api/types";
import { get } from "../api/client";
import { useFarm } from "../feed/FarmProvider";
import { Sparkline } from "../measures/Sparkline";
import { text } from "../text";
import { age } from "../ui/format";
import { Icon } from "../ui/Icon";
import { useNow } from "../ui/useNow";
import { momentWords, rangeOf } from "./words";
import "./weather.css";

const t = text.weather;

/** What it is like outside, in a line; nothing for a farm that does not say where it is, or where nobody tells. */
export function WeatherStrip() {
  const { farm } = useFarm();
  const placed = farm.latitude != null && farm.longitude != null;
  const weather = useQuery({
    queryKey: ["weather", farm.id],
    queryFn: ({ signal }) => get<Weather>(`farms/${farm.id}/weather`, signal),
    enabled: placed,
    staleTime: 300_000,
    refetchInterval: (query) => (query.state.error ? false : 600_000),
    retry: false,
  });
  if (!placed || weather.isError) return null;
  // Its place is held from the beginning, so that nothing jumps when it comes.
  return <div className="weather small">{weather.data && <Strip weather={weather.data} />}</div>;
}

function Strip({ weather }: { weather: Weather }) {
  const now = useNow();
  const range = rangeOf(weather);
  const { current, forecast } = weather;
  return (
    <>
      <span className={weather.stale ? "weather-now quiet" : "weather-now"}>
        <Icon name="cloud" />
        <span>{t.title}</span>
        {current.temperature !== null && <strong>{current.temperature.toFixed(1)} °C</strong>}
        <span className="quiet">{momentWords(current)}</span>
      </span>
      {range && (
        <span className="weather-next">
          <span className="quiet">{t.next}</span>
          <Sparkline values={forecast.map((moment) => moment.temperature)} band={{ low: null, high: null }} label={t.describe(range.low.toFixed(0), range.high.toFixed(0))} />
          <span>{t.range(range.low.toFixed(0), range.high.toFixed(0))}</span>
        </span>
      )}
      <span className="quiet">{weather.stale ? t.old(age(weather.fetched_at, now)) : t.by(weather.provider)}</span>
    </>
  );
}

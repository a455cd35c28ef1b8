import { useQueries } from "@tanstack/react-query";
import { get } from "../api/client";
import type { Decision, Page, Rule } from "../api/types";
import { DeviceBands } from "../charts/DeviceBands";
import { useTick } from "../charts/useTick";
import { useFarm } from "../feed/FarmProvider";
import { useLayout } from "../plan/useLayout";
import { text } from "../text";
import { duration } from "../ui/format";
import { clock, day } from "../ui/time";
import { reachOf, saidOver } from "./reach";
import { ShadowLine } from "./ShadowLine";
import { useRules } from "./useRules";
import "../charts/charts.css";

const t = text.rules.beside;
const spanMs = 86_400_000;

/** A rule in shadow beside what is armed: now in words, and over the last day when each held and when the devices were on. */
export function ShadowCard({ rule }: { rule: Rule }) {
  const { farm, devices } = useFarm();
  const layout = useLayout(farm.id).data;
  const rules = useRules(farm.id).data ?? [];
  const now = useTick(30_000);
  const reach = reachOf(rule, devices, layout);
  const armed = rules.filter((one) => one.mode === "armed" && reachOf(one, devices, layout).some((device) => reach.includes(device)));
  const lanes = [rule, ...armed];
  const decisions = useQueries({
    queries: lanes.map((one) => ({
      queryKey: ["decisions", one.id, "marks"],
      queryFn: ({ signal }: { signal: AbortSignal }) => get<Page<Decision>>(`rules/${one.id}/decisions?limit=100`, signal),
      refetchInterval: 20_000,
    })),
  });
  const span = { from: now - spanMs, to: now };
  if (reach.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="beside-title">
      <h2 id="beside-title">{t.title}</h2>
      <ShadowLine rule={rule} />
      <div className="stack-tight">
        <h3>{t.day}</h3>
        <div className="lanes">
          {lanes.map((one, i) => (
            <Lane key={one.id} name={one === rule ? t.this : one.name} shadow={one === rule} said={saidOver(decisions[i]?.data?.items ?? [], span.from, span.to)} {...span} />
          ))}
        </div>
        <DeviceBands devices={reach} span={span} />
        <p className="beside-axis quiet small">
          <span>
            {day(span.from, farm.timezone)} {clock(span.from, farm.timezone)}
          </span>
          <span>{clock(span.to, farm.timezone)}</span>
        </p>
      </div>
    </section>
  );
}

function Lane({ name, shadow, said, from, to }: { name: string; shadow: boolean; said: ReturnType<typeof saidOver>; from: number; to: number }) {
  const share = (at: number) => ((at - from) / (to - from)) * 1000;
  const held = said.filter((one) => one.outcome === "true");
  return (
    <div className="lane">
      <span className="lane-name small">{name}</span>
      <svg viewBox="0 0 1000 16" preserveAspectRatio="none" role="img" aria-label={t.held(name, duration(held.reduce((sum, one) => sum + one.to - one.from, 0) / 1000))}>
        <rect x={0} y={0} width={1000} height={16} className="lane-ground" />
        {said
          .filter((one) => one.outcome !== "false")
          .map((one) => (
            <rect key={one.from} x={share(one.from)} width={Math.max(1, share(one.to) - share(one.from))} y={2} height={12} className={one.outcome === "unknown" ? "lane-unknown" : shadow ? "lane-shadow" : "lane-held"} />
          ))}
      </svg>
    </div>
  );
}

import { Button, SegmentedControl } from "@mantine/core";
import { useMemo } from "react";
import { Link, useSearchParams } from "react-router";
import { useFarm } from "../feed/FarmProvider";
import { useRules } from "../rules/useRules";
import { text } from "../text";
import { Empty } from "../ui/Empty";
import { Fault } from "../ui/Fault";
import { Icon } from "../ui/Icon";
import { Loading } from "../ui/Loading";
import { usePageTitle } from "../ui/usePageTitle";
import { ChartPanel } from "./ChartPanel";
import { DecisionMarks } from "./DecisionMarks";
import { DeviceBands } from "./DeviceBands";
import { ExportMenu } from "./ExportMenu";
import { SensorPicker } from "./SensorPicker";
import { type Span, lengths, moved, spanOf } from "./span";
import { useParts } from "./useParts";
import { useTick } from "./useTick";
import "./charts.css";

const t = text.charts;
const usual = 2;

/** Measures, devices and decisions over one time axis. What is shown is in the address, to keep and to send. */
export default function ChartsPage() {
  const { farm, sensor_data: sensors, devices } = useFarm();
  const [params, setParams] = useSearchParams();
  usePageTitle(t.title, farm.name);
  const now = useTick(15_000);
  const span = useMemo(() => spanOf(params, now), [params, now]);
  const named = params.get("sensors")?.split(",").filter(Boolean) ?? sensors.slice(0, usual).map((sensor) => sensor.id);
  const chosen = named.flatMap((id) => sensors.find((sensor) => sensor.id === id) ?? []);
  const { query, panels } = useParts(chosen, span);
  const rules = useRules(farm.id).data ?? [];
  const fixed = params.has("from");
  const nothing = query.data?.every((series) => series.items.length === 0) ?? false;

  function show(change: Record<string, string | null>) {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(change)) if (value === null) next.delete(name);
      else next.set(name, value);
    setParams(next, { replace: true });
  }
  const zoom = ({ from, to }: Span) => show({ from: String(Math.round(from)), to: String(Math.round(to)) });
  const reset = () => show({ from: null, to: null });

  if (sensors.length === 0) {
    return (
      <Empty title={t.noSensors}>
        <Link to="../settings/home-assistant">{text.farm.connect}</Link>
      </Empty>
    );
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t.title}</h1>
        <SegmentedControl
          aria-label={t.range}
          value={fixed ? "" : (params.get("span") ?? "24h")}
          onChange={(value) => show({ span: value, from: null, to: null })}
          data={Object.keys(lengths).map((value) => ({ value, label: t.ranges[value] ?? value }))}
        />
        <div className="row">
          <Button variant="default" leftSection={<Icon name="back" />} onClick={() => zoom(moved(span, -0.5, now))}>
            {t.earlier}
          </Button>
          <Button variant="default" rightSection={<Icon name="next" />} disabled={span.to >= now} onClick={() => zoom(moved(span, 0.5, now))}>
            {t.later}
          </Button>
          <Button variant="default" disabled={!fixed} onClick={reset}>
            {t.now}
          </Button>
          <ExportMenu parts={panels.flat()} sensors={chosen} span={span} />
        </div>
      </div>
      <SensorPicker sensors={sensors} chosen={chosen.map((sensor) => sensor.id)} onChange={(ids) => show({ sensors: ids.join(",") })} />
      {query.isError && <Fault fault={query.error} onAgain={() => void query.refetch()} />}
      <div className="card stack charts">
        {chosen.length === 0 && <p className="quiet">{t.choose}</p>}
        {query.isPending && chosen.length > 0 && <Loading />}
        {nothing && chosen.length > 0 && <Empty title={t.none}><p>{t.noneSays}</p></Empty>}
        {!nothing && panels.map((parts) => <ChartPanel key={parts.map((part) => part.sensor.id).join()} parts={parts} span={span} zone={farm.timezone} onZoom={zoom} onReset={reset} />)}
        <DeviceBands devices={devices} span={span} />
        <DecisionMarks rules={rules.filter((rule) => rule.mode !== "disabled")} span={span} />
        <p className="quiet small">
          {t.zoomHint} {query.data?.[0] && t.resolution(query.data[0].resolution)}
        </p>
      </div>
    </div>
  );
}

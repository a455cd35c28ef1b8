import { Button, NativeSelect } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "../api/error";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { Fault } from "../ui/Fault";
import { runBacktest } from "./backtest";
import { BacktestResult } from "./BacktestResult";
import type { Draft } from "./model";

const t = text.rules.backtest;
const dayMs = 86_400_000;

/** What the rule as it is written now would have done: before it is armed. */
export function BacktestCard({ draft }: { draft: Draft }) {
  const { farm } = useFarm();
  const [days, setDays] = useState("7");
  const trial = useMutation({
    mutationFn: async (of: string) => {
      const to = Date.now();
      return { report: await runBacktest(farm.id, draft, to - Number(of) * dayMs, to), span: t.spans[of] ?? "" };
    },
  });
  const missing = trial.error instanceof ApiError && (trial.error.status === 404 || trial.error.status === 405);
  return (
    <section className="card stack" aria-labelledby="backtest-title">
      <h2 id="backtest-title">{t.title}</h2>
      <div className="row">
        <NativeSelect aria-label={t.span} value={days} onChange={(event) => setDays(event.currentTarget.value)} data={Object.entries(t.spans).map(([value, label]) => ({ value, label }))} />
        <Button variant="default" loading={trial.isPending} onClick={() => trial.mutate(days)}>
          {t.run}
        </Button>
      </div>
      {trial.isIdle && <p className="quiet small">{t.first}</p>}
      {trial.isError && (missing ? <p className="quiet">{text.common.notServed}</p> : <Fault fault={trial.error} />)}
      {trial.data && <BacktestResult report={trial.data.report} span={trial.data.span} />}
    </section>
  );
}

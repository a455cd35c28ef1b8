import type { Cluster } from "../api/types";
import { text } from "../text";
import { duration } from "../ui/format";
import { Icon } from "../ui/Icon";
import { Loaded } from "../ui/Loaded";
import { NotServed } from "../ui/NotServed";
import { clockSeconds } from "../ui/time";
import { usePageTitle } from "../ui/usePageTitle";
import { AdminPage } from "./AdminPage";
import { GrainCounts } from "./GrainCounts";
import { SiloTable } from "./SiloTable";
import { useCluster } from "./useCluster";

const t = text.admin;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The silos, what they hold, and whether rules keep up: for those who run all of it. */
export default function ClusterPage() {
  usePageTitle(t.title);
  const cluster = useCluster();
  return (
    <AdminPage title={t.title} fault={cluster.error}>
      <Loaded query={cluster} missing={<NotServed />}>{(data) => <Facts cluster={data} />}</Loaded>
    </AdminPage>
  );
}

function Facts({ cluster }: { cluster: Cluster }) {
  const { silos, grains, reminders } = cluster;
  // The dead are past: a cluster of two that was restarted has still two.
  const present = silos.filter((silo) => silo.status !== "dead").length;
  const active = silos.filter((silo) => silo.status === "active").length;
  const late = Number(reminders.rules_late);
  return (
    <>
      <div className="facts">
        <Fact name={t.measures.silos} value={t.activeSilos(active, present)} />
        <Fact name={t.measures.grains} value={String(grains.reduce((sum, grain) => sum + grain.activations, 0))} />
        <Fact name={t.measures.late} value={String(late)} bad={late > 0} />
        <Fact name={t.measures.lag} value={duration(reminders.lag_seconds)} bad={reminders.lag_seconds > 0} />
      </div>
      <section className="stack-tight" aria-labelledby="rules-title">
        <h2 id="rules-title">{t.rules}</h2>
        <p className="with-icon">
          <span className={late > 0 ? "tone-warning" : "tone-good"}>
            <Icon name={late > 0 ? "warning" : "ok"} />
          </span>
          {late > 0 ? t.rulesLate(late, Number(reminders.rules), duration(60 + reminders.lag_seconds)) : t.rulesFine(Number(reminders.rules))}
        </p>
        <p className="quiet small">
          {t.missed(Number(reminders.minutes_missed))} {t.reminders(Number(reminders.reminders))}
        </p>
      </section>
      <section className="stack-tight" aria-labelledby="silos-title">
        <h2 id="silos-title">{t.silos}</h2>
        <SiloTable silos={silos} now={Date.parse(cluster.at)} />
      </section>
      <section className="stack-tight" aria-labelledby="grains-title">
        <h2 id="grains-title">{t.inMemory}</h2>
        <GrainCounts grains={grains} />
      </section>
      <p className="quiet small">
        {t.asOf(clockSeconds(cluster.at, zone))} · {text.common.zone(zone)}
      </p>
    </>
  );
}

function Fact({ name, value, bad = false }: { name: string; value: string; bad?: boolean }) {
  return (
    <div className="card fact">
      <h3>{name}</h3>
      <p className={bad ? "fact-value tone-warning" : "fact-value"}>
        {bad && <Icon name="warning" />} {value}
      </p>
    </div>
  );
}

import type { Silo } from "../api/types";
import { text } from "../text";
import { age, bytes, duration } from "../ui/format";
import { Icon } from "../ui/Icon";

const t = text.admin;

/** The silos, each with its load; those that do not answer say so. */
export function SiloTable({ silos, now }: { silos: readonly Silo[]; now: number }) {
  return (
    <div className="card flush scroll-x" tabIndex={0} role="group" aria-label={t.silos}>
      <table className="data">
        <thead>
          <tr>
            <th>{t.host}</th>
            <th>{t.status}</th>
            <th className="number">{t.up}</th>
            <th className="number">{t.grains}</th>
            <th className="number">{t.clients}</th>
            <th className="number">{t.cpu}</th>
            <th className="number">{t.memory}</th>
            <th className="number">{t.alive}</th>
          </tr>
        </thead>
        <tbody>
          {silos.map((silo) => (
            <tr key={`${silo.address} ${silo.started_at}`}>
              <td>
                <strong>{silo.host}</strong>
                <br />
                <span className="quiet small">{silo.address}</span>
              </td>
              <td>
                <StateBadge silo={silo} />
              </td>
              <td className="number">{duration(((silo.status === "dead" ? Date.parse(silo.alive_at) : now) - Date.parse(silo.started_at)) / 1000)}</td>
              <td className="number">{silo.activations ?? "–"}</td>
              <td className="number">{silo.clients ?? "–"}</td>
              <td className="number">{silo.cpu_percent === null ? "–" : `${Math.round(silo.cpu_percent)} %`}</td>
              <td className="number">{silo.memory_bytes === null ? "–" : bytes(Number(silo.memory_bytes))}</td>
              <td className="number">{age(silo.alive_at, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function StateBadge({ silo }: { silo: Silo }) {
  const silent = silo.status === "active" && silo.activations === null;
  const tone = silent ? "critical" : silo.status === "active" ? "good" : silo.status === "dead" ? "" : "warning";
  return (
    <span className={`badge ${tone}`}>
      <Icon name={silent ? "critical" : silo.status === "active" ? "ok" : silo.status === "dead" ? "off" : "clock"} />
      {silent ? t.silent : (t.states[silo.status] ?? silo.status)}
    </span>
  );
}

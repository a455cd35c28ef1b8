import type { Cluster } from "../api/types";
import { text } from "../text";
import { shortType } from "./shortType";

const t = text.admin;
const most = 25;

/** How many grains of each type are in memory, the most first, drawn as bars. */
export function GrainCounts({ grains }: { grains: Cluster["grains"] }) {
  const top = Math.max(1, ...grains.map((grain) => grain.activations));
  return (
    <div className="card flush">
      <table className="data grains">
        <thead>
          <tr>
            <th>{t.type}</th>
            <th className="number">{t.count}</th>
            <th aria-hidden="true" className="bar-cell" />
          </tr>
        </thead>
        <tbody>
          {grains.slice(0, most).map(({ type, activations }) => (
            <tr key={type}>
              <td title={type}>{shortType(type)}</td>
              <td className="number">{activations}</td>
              <td aria-hidden="true" className="bar-cell">
                <svg className="bar" viewBox="0 0 100 8" preserveAspectRatio="none">
                  <rect width={Math.max(0.5, (activations / top) * 100)} height={8} />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

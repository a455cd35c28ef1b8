import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { duration } from "../ui/format";
import { Icon } from "../ui/Icon";
import { type BacktestReport, totalsOf } from "./backtest";
import { Timeline } from "./Timeline";

const t = text.rules.backtest;

/** How often and how long, drawn, with what the devices would have run and what they would have refused. */
export function BacktestResult({ report, span }: { report: BacktestReport; span: string }) {
  const { farm } = useFarm();
  const { held, missing } = totalsOf(report);
  return (
    <div className="stack" role="status">
      <p>
        <strong>{report.firings_total === 0 ? t.never(span) : t.says(span, t.times(report.firings_total), duration(held))}</strong>
        {missing > 0 && <span className="quiet"> {t.unknown(duration(missing))}</span>}
      </p>
      <Timeline report={report} zone={farm.timezone} />
      {report.devices.length > 0 && (
        <div className="stack-tight small">
          <h3>{t.devices}</h3>
          {report.devices.map((device) => (
            <p key={device.device_id} className="spread">
              <span>{device.name}</span>
              <span>
                <strong>{duration(device.on_seconds)}</strong> <span className="quiet">{t.starts(device.starts)}</span>
              </span>
            </p>
          ))}
        </div>
      )}
      {report.refused_total > 0 && (
        <p className="interlock small">
          <Icon name="lock" />
          <span>
            {t.refused(report.refused_total)} {report.refused[0]?.message}
          </span>
        </p>
      )}
    </div>
  );
}

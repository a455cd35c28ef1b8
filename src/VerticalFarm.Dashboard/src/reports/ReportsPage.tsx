import { Button } from "@mantine/core";
import { Link, useNavigate } from "react-router";
import { isNotServed } from "../api/error";
import { useFarm, useRights } from "../feed/FarmProvider";
import { text } from "../text";
import { Empty } from "../ui/Empty";
import { Fault } from "../ui/Fault";
import { Icon } from "../ui/Icon";
import { Loading } from "../ui/Loading";
import { NotServed } from "../ui/NotServed";
import { dateWords, dayKey } from "../ui/time";
import { useAction } from "../ui/useAction";
import { usePageTitle } from "../ui/usePageTitle";
import { makeReport, useReports } from "./useReports";
import "./reports.css";

const t = text.reports;

/** How each day was, the newest first. */
export default function ReportsPage() {
  const { farm } = useFarm();
  const { mayOperate } = useRights();
  const navigate = useNavigate();
  const pages = useReports(farm.id);
  const action = useAction();
  usePageTitle(t.title, farm.name);
  const missing = isNotServed(pages.error);
  const today = dayKey(Date.now(), farm.timezone);
  const all = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const make = mayOperate && !missing && (
    <Button variant="default" leftSection={<Icon name="report" />} loading={action.busy} onClick={() => void action.run(() => makeReport(farm.id, today)).then((ok) => ok && navigate(today))}>
      {t.makeToday}
    </Button>
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t.title}</h1>
        {all.length > 0 && make}
      </div>
      {action.fault !== null && <Fault fault={action.fault} />}
      {missing && <NotServed />}
      {pages.isError && !missing && <Fault fault={pages.error} onAgain={() => void pages.refetch()} />}
      {pages.isPending && <Loading />}
      {pages.isSuccess && all.length === 0 && (
        <Empty title={t.none}>
          <p>{t.noneSays}</p>
          {make}
        </Empty>
      )}
      {all.length > 0 && (
        <ul className="list">
          {all.map((report) => (
            <li key={report.date}>
              <Link to={report.date} className="report-link">
                <span className="report-date">{dateWords(report.date)}</span>
                <span className="grow">{report.headline}</span>
                {!report.final && <span className="badge">{t.notFinal}</span>}
                <Icon name="next" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <div>
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {text.common.more}
          </Button>
        </div>
      )}
    </div>
  );
}

import { Button, Menu } from "@mantine/core";
import { Link, useParams } from "react-router";
import { download } from "../api/download";
import { useFarm, useRights } from "../feed/FarmProvider";
import { text } from "../text";
import { Empty } from "../ui/Empty";
import { Fault } from "../ui/Fault";
import { Icon } from "../ui/Icon";
import { Loaded } from "../ui/Loaded";
import { dateWords, dayKey, nextDate, previousDate } from "../ui/time";
import { useAction } from "../ui/useAction";
import { usePageTitle } from "../ui/usePageTitle";
import { Report } from "./Report";
import { makeReport, useReport } from "./useReports";
import "./reports.css";

const t = text.reports;

/** The report of one day, with the way to the days beside it. */
export default function ReportPage() {
  const { date = "" } = useParams();
  const { farm } = useFarm();
  const { mayOperate } = useRights();
  const report = useReport(farm.id, date);
  const action = useAction();
  usePageTitle(dateWords(date), t.title, farm.name);
  const past = date < dayKey(Date.now(), farm.timezone);
  const save = (format: "html" | "csv") => void action.run(() => download(`farms/${farm.id}/reports/${date}?format=${format}`, `${farm.name}, ${date}.${format}`));
  return (
    <div className="page report" key={date}>
      <div className="page-head">
        <div className="grow">
          <Link to="../reports" className="with-icon small">
            <Icon name="back" /> {t.title}
          </Link>
          <h1>{dateWords(date)}</h1>
        </div>
        <div className="row">
          <Button component={Link} to={`../reports/${previousDate(date)}`} variant="default" leftSection={<Icon name="back" />}>
            {t.before}
          </Button>
          {past && (
            <Button component={Link} to={`../reports/${nextDate(date)}`} variant="default" rightSection={<Icon name="next" />}>
              {t.after}
            </Button>
          )}
          {report.data && (
            <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
              <Menu.Target>
                <Button variant="default" leftSection={<Icon name="download" />} loading={action.busy}>
                  {text.common.download}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => save("html")}>{t.asPage}</Menu.Item>
                <Menu.Item onClick={() => save("csv")}>{t.asTable}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
      </div>
      {action.fault !== null && <Fault fault={action.fault} />}
      <Loaded
        query={report}
        missing={
          <Empty title={t.noneOf}>
            {mayOperate && (
              <>
                <p>{t.noneOfSays}</p>
                <Button loading={action.busy} onClick={() => void action.run(() => makeReport(farm.id, date))}>
                  {t.make}
                </Button>
              </>
            )}
          </Empty>
        }
      >
        {(data) => <Report report={data} />}
      </Loaded>
    </div>
  );
}

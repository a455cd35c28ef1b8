import { Suspense } from "react";
import { Link, NavLink, Outlet, useLocation } from "react-router";
import { EmergencyBar } from "../emergency/EmergencyBar";
import { EmergencyButton } from "../emergency/EmergencyButton";
import { useLive } from "../feed/FarmProvider";
import { text } from "../text";
import { Fault } from "../ui/Fault";
import { Icon } from "../ui/Icon";
import { Loading } from "../ui/Loading";
import { AccountMenu } from "./AccountMenu";
import { Connection, LostBanner } from "./Connection";
import { NotFound } from "./NotFound";
import { pages } from "./nav";

/** Head, rail and content of a farm. */
export function FarmFrame({ farmId }: { farmId: string }) {
  const live = useLive();
  const { pathname } = useLocation();
  if (live.refusal) return live.refusal.status === 404 ? <NotFound /> : <Fault fault={live.refusal} />;
  const data = live.data;
  const alerts = data?.alerts.filter((alert) => alert.state === "open").length ?? 0;
  return (
    <div className={live.status === "live" ? "farm-shell" : "farm-shell not-live"}>
      <a className="skip" href="#content">
        {text.common.skip}
      </a>
      <header className="topbar">
        <Link to="/" className="brand" aria-label={text.shell.allFarms}>
          <img src="/leaf.svg" alt="" width={28} height={28} />
        </Link>
        <p className="farm-name">{data?.farm.name ?? " "}</p>
        <Connection />
        {data && <EmergencyButton />}
        <AccountMenu />
      </header>
      <nav className="rail" aria-label={text.shell.nav}>
        <div className="rail-pages">
        {pages.map(({ to, words, icon }) => (
          <NavLink key={to} to={`/farms/${farmId}${to ? `/${to}` : ""}`} end={to === ""}>
            <Icon name={icon} />
            <span>{words}</span>
            {to === "alerts" && alerts > 0 && <span className="count">{alerts}</span>}
          </NavLink>
        ))}
        </div>
      </nav>
      <main id="content" tabIndex={-1} className="content">
        <EmergencyBar />
        <LostBanner />
        {data ? (
          <Suspense fallback={<Loading />} key={pathname.split("/")[3]}>
            <Outlet />
          </Suspense>
        ) : (
          <Loading />
        )}
        {data && <p className="zone quiet small">{text.common.zone(data.farm.timezone)}</p>}
      </main>
    </div>
  );
}

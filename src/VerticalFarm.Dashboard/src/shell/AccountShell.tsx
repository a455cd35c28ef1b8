import { Link, Outlet } from "react-router";
import { text } from "../text";
import { AccountMenu } from "./AccountMenu";
import "./shell.css";

/** Around the pages that belong to no farm. */
export function AccountShell() {
  return (
    <div className="account-shell">
      <a className="skip" href="#content">
        {text.common.skip}
      </a>
      <header className="topbar">
        <Link to="/" className="brand">
          <img src="/leaf.svg" alt="" width={28} height={28} /> VerticalFarm
        </Link>
        <AccountMenu />
      </header>
      <main id="content" tabIndex={-1} className="content narrow">
        <Outlet />
      </main>
    </div>
  );
}

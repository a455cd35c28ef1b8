import type { ReactNode } from "react";
import { isForbidden } from "../api/error";
import { text } from "../text";
import { Icon } from "../ui/Icon";
import { AdminNav } from "./AdminNav";
import "./admin.css";

const t = text.admin;

/** Around what only administrators see; others are told so. */
export function AdminPage({ title, fault, children }: { title: string; fault: unknown; children: ReactNode }) {
  const refused = isForbidden(fault);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{title}</h1>
        {!refused && (
          <a href="/orleans" target="_blank" rel="noreferrer" className="with-icon" title={t.consoleSays}>
            {t.console} <Icon name="exit" />
          </a>
        )}
      </div>
      {refused ? (
        <p className="quiet">{t.only}</p>
      ) : (
        <>
          <AdminNav />
          {children}
        </>
      )}
    </div>
  );
}

import { NavLink } from "react-router";
import { text } from "../text";

/** The pages of those who run the cluster. */
export function AdminNav() {
  return (
    <nav className="tabs" aria-label={text.admin.title}>
      <NavLink to="/admin/cluster">{text.admin.cluster}</NavLink>
      <NavLink to="/admin/jobs">{text.admin.jobs}</NavLink>
    </nav>
  );
}

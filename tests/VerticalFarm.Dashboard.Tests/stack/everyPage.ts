import { farmAddress } from "./pages";

/** Every page that there is, by what it is called. */
export const everyPage = (): [string, string][] => {
  const farm = farmAddress();
  const today = new Date().toISOString().slice(0, 10);
  const settings = ["farm", "devices", "sensors", "layout", "home-assistant", "members", "notifications", "keys", "audit"];
  return [
    ["farms", "/"], ["a new farm", "/new"], ["account", "/account"], ["plans", "/billing"], ["cluster", "/admin/cluster"], ["jobs", "/admin/jobs"], ["overview", farm], ["charts", `${farm}/charts`], ["rules", `${farm}/rules`], ["a new rule", `${farm}/rules/new`],
    ["alerts", `${farm}/alerts`], ["reports", `${farm}/reports`], ["a report", `${farm}/reports/${today}`], ["settings", `${farm}/settings`], ...settings.map((section): [string, string] => [`settings of ${section}`, `${farm}/settings/${section}`]), ["nowhere", "/nowhere"],
  ];
};

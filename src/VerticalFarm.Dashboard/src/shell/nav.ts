import type { IconName } from "../ui/Icon";
import { text } from "../text";

/** The pages of a farm, in the rail of a desk and the bar of a phone alike. */
export const pages: { to: string; words: string; icon: IconName }[] = [
  { to: "", words: text.shell.overview, icon: "home" },
  { to: "charts", words: text.shell.charts, icon: "chart" },
  { to: "rules", words: text.shell.rules, icon: "rule" },
  { to: "alerts", words: text.shell.alerts, icon: "bell" },
  { to: "reports", words: text.shell.reports, icon: "report" },
  { to: "settings", words: text.shell.settings, icon: "gear" },
];

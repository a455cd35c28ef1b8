import * as common from "./common";
import { admin } from "./admin";
import { alerts } from "./alerts";
import { billing } from "./billing";
import { charts } from "./charts";
import { devices } from "./devices";
import { emergency, farm } from "./farm";
import { farms, shell } from "./farms";
import { notifications } from "./notifications";
import { reports, week } from "./reports";
import { rules } from "./rules";
import { session } from "./session";
import { settings } from "./settings";
import { weather } from "./weather";

/** Every word that this page says, in one place to translate. */
export const text = { ...common, admin, alerts, billing, charts, devices, emergency, farm, farms, notifications, reports, rules, session, settings, shell, weather, week };

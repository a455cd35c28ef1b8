import type { components } from "./schema";

type Schemas = components["schemas"];

export interface Page<T> {
  items: T[];
  total: number;
  skip: number;
  limit: number;
}

export type User = Schemas["User"];
export type FarmRole = Schemas["FarmRole"];
export type Layout = Schemas["Layout"];
export type LayoutRow = Schemas["LayoutRow"];
export type LayoutRack = Schemas["LayoutRack"];
export type LayoutShelf = Schemas["LayoutShelf"];
export type Member = Schemas["Member"];
export type ApiKey = Schemas["ApiKey"];
export type MadeKey = Schemas["MadeKey"];
export type Audit = Schemas["Audit"];
export type HomeAssistant = Schemas["HomeAssistant"];

/** A value and when it was measured. */
export interface Reading {
  ts: string;
  value: number;
}

export type Sensor = Omit<Schemas["Sensor"], "latest"> & { latest: Reading | null };
export type SensorType = Schemas["SensorType"];
export type SensorStatus = Schemas["SensorStatus"];
export type Thresholds = Schemas["SensorThresholds"];

export type DeviceType = Schemas["DeviceType"];
export type Command = Schemas["Command"];
export type CommandData = Schemas["CommandData"];
export type CommandRequest = Schemas["CommandRequest"];

export type Rule = Schemas["Rule"];
export type RuleMode = Schemas["RuleMode"];
export type RuleOutcome = Schemas["RuleOutcome"];
export type Explanation = Schemas["RuleExplanation"];
export type Clause = Schemas["ClauseExplanation"];
export type Decision = Schemas["Decision"];

/** An order that everything goes to its fail-safe state. */
export interface EmergencyStop {
  reason: string;
  since: string;
  by?: string | null;
}

/** What forbids a device to be turned on. */
export interface Interlock {
  kind: string;
  message: string;
  until: string | null;
}

export type Cluster = Schemas["Cluster"];
export type Silo = Schemas["Silo"];

export type Farm = Schemas["Farm"] & { emergency_stop?: EmergencyStop | null };
export type Device = Schemas["Device"] & { interlocks?: Interlock[]; on_seconds_today?: number };
export type Alert = Schemas["Alert"];
export type AlertState = Schemas["AlertState"];
export type AlertKind = Schemas["AlertKind"];
export type Severity = Schemas["AlertSeverity"];

/** All of a farm's first screen. */
export interface Dashboard {
  farm: Farm;
  devices: Device[];
  sensor_data: Sensor[];
  schedules: Rule[];
  alerts: Alert[];
}

export type Extent = Schemas["Extent"];
export type SensorAnalytics = Schemas["SensorAnalytics"];
export type DeviceAnalytics = Schemas["DeviceAnalytics"];
export type LightDay = Schemas["LightDay"];
export type Analytics = Schemas["FarmAnalytics"];
export type ReportFigures = Schemas["ReportFigures"];
export type ReportAlert = Schemas["ReportAlert"];
export type ReportRule = Schemas["ReportRule"];
export type ReportSeries = Schemas["ReportSeries"];
export type DailyReport = Schemas["DailyReport"];
export type ReportSummary = Schemas["ReportSummary"];
export type PlanName = Schemas["Plan"];
export type PlanLimits = Schemas["PlanLimits"];
export type Billing = Schemas["Billing"];
export type ChannelKind = Schemas["ChannelKind"];
export type AlertsWanted = Schemas["AlertsWanted"];
/** Its secret is only in the answer to what made it new, and only of a webhook. */
export type Channel = Schemas["Channel"] & { secret?: string | null };
export type DeliveryState = Schemas["DeliveryState"];
export type Delivery = Schemas["Delivery"];
export type WeatherMoment = Schemas["WeatherMoment"];
export type Weather = Schemas["Weather"];
export type JobOutcome = Schemas["JobOutcome"];
export type JobRun = Schemas["JobRun"];
export type Job = Schemas["Job"];

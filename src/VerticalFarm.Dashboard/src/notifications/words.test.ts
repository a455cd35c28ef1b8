import { describe, expect, it } from "vitest";
import type { Channel } from "../api/types";
import { targetOf, toldOf } from "./words";

const channel = (said: Partial<Channel> = {}): Channel => ({
  id: "c", farm_id: "f", kind: "webhook", name: "Ops", url: "https://example.org/hook", to: null, service: null, enabled: true, alerts: "all", min_severity: "warning", reports: false, digest_minutes: null,
  quiet_hours: null, escalate_after_minutes: null, waiting: 0, dead: 0, created_at: "", updated_at: "", ...said,
});

describe("a channel in words", () => {
  it("says what it is told of", () => {
    expect(toldOf(channel())).toBe("warnings and worse");
    expect(toldOf(channel({ alerts: "escalated", escalate_after_minutes: 15 }))).toBe("critical alerts that nobody acknowledged · again after 15 min");
    expect(toldOf(channel({ alerts: "none" }))).toBe("nothing");
  });
  it("says when it waits and gathers", () =>
    expect(toldOf(channel({ reports: true, digest_minutes: 10, quiet_hours: { from: "22:00", to: "06:30" } }))).toBe("warnings and worse · daily reports · gathered for 10 min · quiet 22:00 – 06:30"));
  it("says no time of alerts that it does not carry", () => expect(toldOf(channel({ alerts: "none", reports: true, digest_minutes: 10, quiet_hours: { from: "22:00", to: "06:30" } }))).toBe("daily reports"));
  it("says where it leads", () => expect(targetOf(channel({ url: null, to: "a@example.org" }))).toBe("a@example.org"));
});

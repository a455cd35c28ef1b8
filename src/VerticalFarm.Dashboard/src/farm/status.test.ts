import { describe, expect, it } from "vitest";
import { ago, alert, dashboard, device, farm, now, rule, sensor } from "../testing/make";
import { statusOf } from "./status";

const said = (of: Parameters<typeof dashboard>[0]) => statusOf(dashboard(of), now);

describe("the status line", () => {
  it("says that all is well, and until when the lights are on", () =>
    expect(said({ schedules: [rule()] })).toEqual({ words: ["The one sensor is fresh.", "Lights on until 22:00."], tone: "good" }));
  it("says what is silent and what is out of reach", () =>
    expect(said({ sensor_data: [sensor(), sensor({ id: "s2", latest: { ts: ago(999), value: 1 } })], devices: [device({ availability: "offline" })] }))
      .toEqual({ words: ["1 of 2 sensors silent.", "1 device out of reach."], tone: "warning" }));
  it("counts open alerts only", () => {
    expect(said({ alerts: [alert(), alert({ id: "a2", state: "acknowledged" })] })).toMatchObject({ words: ["The one sensor is fresh.", "1 warning."], tone: "warning" });
    expect(said({ alerts: [alert({ severity: "critical" })] })).toMatchObject({ tone: "critical" });
  });
  it("puts an emergency stop first", () => expect(said({ farm: farm({ emergency_stop: { reason: "smoke", since: ago(5), by: null } }) }).words[0]).toContain("Emergency stop"));
  it("tells of devices in manual", () => expect(said({ devices: [device({ mode: "manual" })] }).words).toContain("1 device in manual."));
});

import { describe, expect, it } from "vitest";
import { alert, dashboard, device, farm, rule, sensor } from "../testing/make";
import { eventOf, reduce } from "./reduce";

describe("the farm after news", () => {
  it("is unknown until a snapshot comes, whatever else is told", () => {
    expect(reduce(null, [{ kind: "reading", sensor: sensor() }])).toBeNull();
  });

  it("begins anew with a snapshot, and news before it count no more", () => {
    const fresh = dashboard({ farm: farm({ name: "South hall" }) });
    const after = reduce(dashboard(), [{ kind: "farm", farm: farm({ name: "old" }) }, { kind: "snapshot", dashboard: fresh }, { kind: "device", device: device({ name: "Big fan" }) }]);
    expect(after?.farm.name).toBe("South hall");
    expect(after?.devices[0]?.name).toBe("Big fan");
  });

  it("keeps the identity of what did not change, so that only what has news is drawn", () => {
    const other = sensor({ id: "s2" });
    const before = dashboard({ sensor_data: [sensor(), other] });
    const after = reduce(before, [{ kind: "reading", sensor: sensor({ status: "warning" }) }]);
    expect(after?.sensor_data[1]).toBe(other);
    expect(after?.sensor_data[0]?.status).toBe("warning");
    expect(after?.devices).toBe(before.devices);
    expect(after?.alerts).toBe(before.alerts);
  });

  it("takes in what is new", () => {
    expect(reduce(dashboard(), [{ kind: "reading", sensor: sensor({ id: "s9" }) }])?.sensor_data.map((one) => one.id)).toEqual(["s1", "s9"]);
  });

  it("lets an alert go when it is resolved, and keeps one that is acknowledged", () => {
    const before = dashboard({ alerts: [alert(), alert({ id: "a2" })] });
    const after = reduce(before, [{ kind: "alert", alert: alert({ state: "resolved" }) }, { kind: "alert", alert: alert({ id: "a2", state: "acknowledged" }) }]);
    expect(after?.alerts.map((one) => [one.id, one.state])).toEqual([["a2", "acknowledged"]]);
  });

  it("knows schedules by their rules", () => {
    const after = reduce(dashboard({ schedules: [rule()] }), [{ kind: "rule", rule: rule({ name: "Lamps" }) }, { kind: "rule", rule: rule({ id: "r2" }) }]);
    expect(after?.schedules.map((one) => one.name)).toEqual(["Lamps"]);
  });

  it("leaves kinds of news out that it does not know", () => {
    expect(eventOf("weather", "{}")).toBeNull();
    expect(eventOf("farm", '{"id":"f"}')).toEqual({ kind: "farm", farm: { id: "f" } });
  });
});

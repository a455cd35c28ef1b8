import { describe, expect, it } from "vitest";
import { channelBody } from "./channelBody";

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

describe("what a form says of a channel", () => {
  it("names the target of its kind and nothing of others", () =>
    expect(channelBody(form({ name: " Ops ", url: "https://example.org", alerts: "none" }), "webhook", true)).toEqual({
      name: "Ops", url: "https://example.org", alerts: "none", reports: false, enabled: true, quiet_hours: null, digest_minutes: null, escalate_after_minutes: null,
    }));
  it("leaves a channel that is changed out of use when that is not ticked", () => expect(channelBody(form({ name: "a", to: "a@example.org", alerts: "all" }), "email", false)).toMatchObject({ enabled: false }));
  it("sends half of the quiet hours, for the gateway to say what is missing", () => expect(channelBody(form({ quiet_from: "22:00" }), "email", true)).toMatchObject({ quiet_hours: { from: "22:00", to: "" } }));
  it("sends minutes as numbers, and a new secret only when it is asked for", () =>
    expect(channelBody(form({ digest_minutes: "10", rotate_secret: "on", min_severity: "critical" }), "webhook", false)).toMatchObject({ digest_minutes: 10, rotate_secret: true, min_severity: "critical" }));
});

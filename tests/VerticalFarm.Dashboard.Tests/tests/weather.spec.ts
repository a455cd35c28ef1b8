import { expect, test } from "@playwright/test";
import { stack } from "../stack/demo";
import { Gateway } from "../stack/gateway";
import { instead, refusal } from "../stack/instead";
import { open, signIn } from "../stack/pages";

// The stack under test has no weather service: what the gateway passes on is tested there.
const moment = (hours: number, temperature: number) => ({ at: new Date(Date.now() + hours * 3_600_000).toISOString(), temperature, humidity: 81, cloud_cover: 75, wind_speed: 3.4, precipitation: 0.4 });
const weather = { place: { latitude: 50.8, longitude: 4.4 }, provider: "A weather service", fetched_at: new Date(Date.now() - 3 * 3_600_000).toISOString(), age_seconds: 10_800, stale: false, current: moment(0, 7.84), forecast: [4, 12, 9].map((temperature, i) => moment(i, temperature)) };

test("the weather outside is told in a line, with its age when the service does not answer, and not at all when it never did", async ({ page }) => {
  const gateway = await Gateway.signIn();
  const farm = `farms/${stack().demo.farm_id}`;
  const { latitude, longitude } = await gateway.send<{ latitude: number | null; longitude: number | null }>("GET", farm);
  await gateway.send("PUT", farm, { latitude: 50.85, longitude: 4.35 });
  try {
    await instead(page, `${farm}/weather`, 200, weather);
    await signIn(page);
    await open(page);
    const strip = page.locator(".weather");
    await expect(strip).toContainText("Outside7.8 °C81 % · clouds 75 % · rain 0.4 mm/h · wind 3 m/s");
    await expect(strip).toContainText("4 to 12 °C");
    await expect(strip).toContainText("by A weather service");

    await instead(page, `${farm}/weather`, 200, { ...weather, stale: true });
    await page.reload();
    await expect(strip).toContainText("from 3 h ago: the service does not answer");

    await instead(page, `${farm}/weather`, 502, refusal(502, "The weather service does not answer"));
    await page.reload();
    await expect(page.locator(".measure").first()).toBeVisible();
    await expect(strip).toHaveCount(0);
    await expect(page.getByRole("alert")).toHaveCount(0);
  } finally {
    await gateway.send("PUT", farm, { latitude, longitude });
  }
});

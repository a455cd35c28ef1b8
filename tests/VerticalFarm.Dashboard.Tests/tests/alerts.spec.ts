import { expect, test } from "@playwright/test";
import { stack } from "../stack/demo";
import { Gateway } from "../stack/gateway";
import { open, signIn } from "../stack/pages";
import { serves } from "../stack/serves";

test("an alert comes up by itself on the first screen, is acknowledged, and is over when the value is back", async ({ page }) => {
  test.skip(!(await serves("/farms/{farm_id}/alerts")), "this gateway has no alerts yet");
  const gateway = await Gateway.signIn();
  const name = `Nursery ${Date.now()}`;
  const thresholds = { high: 25, critical_high: 40, hysteresis: 0.5 };
  const sensor = await gateway.send<{ id: string }>("POST", `farms/${stack().demo.farm_id}/sensors`, { name, type: "water_temperature", expected_interval_seconds: 3600, thresholds });
  await signIn(page);
  await open(page);
  await gateway.read(sensor.id, 30);

  const strip = page.getByRole("region", { name: "Open alerts" });
  const alert = strip.locator("article.alert", { hasText: name });
  await expect(alert).toContainText("Warning");
  await page.getByRole("link", { name: /^Alerts/ }).first().click();
  const row = page.locator("article.alert", { hasText: name });
  await row.getByRole("button", { name: "Acknowledge" }).click();
  await expect(row).toHaveCount(0);
  await page.getByText("Acknowledged", { exact: true }).click();
  await expect(row).toContainText("acknowledged");

  await gateway.read(sensor.id, 20);
  await expect(row).toHaveCount(0, { timeout: 60_000 });
  await page.getByText("Resolved", { exact: true }).click();
  await expect(row).toContainText("resolved");
  await gateway.send("DELETE", `sensors/${sensor.id}`);
});

import { expect, test } from "@playwright/test";
import { Gateway } from "../stack/gateway";
import { open, signIn } from "../stack/pages";
import { serves } from "../stack/serves";

test("a device is commanded, is seen to follow, and is refused by an interlock in words with a countdown", async ({ page }) => {
  const gateway = await Gateway.signIn();
  const { id } = await gateway.find("devices", "CO2 valve");
  await gateway.send("PUT", `devices/${id}`, { safety: { max_on_seconds: 300, min_off_seconds: null, fail_safe: "off" } });
  await signIn(page);
  await open(page);
  const tile = page.locator("article.device", { hasText: "CO2 valve" });
  await tile.getByRole("button", { name: "Control CO2 valve" }).click();

  await tile.getByLabel("Keep rules away for").selectOption({ label: "15 min" });
  await tile.getByRole("button", { name: "Turn on" }).click();
  await expect(tile.locator(".steps .done", { hasText: "seen to follow" })).toBeVisible();
  await expect(tile.locator(".device-head .badge")).toHaveText("On");
  await expect(tile).toContainText(/off in \d+:\d\d at the latest/);
  await expect(tile).toContainText(/Manual until (\d+ \w+, )?\d\d:\d\d/);

  await gateway.send("PUT", `devices/${id}`, { safety: { max_on_seconds: 300, min_off_seconds: 3600, fail_safe: "off" } });
  await tile.getByRole("button", { name: "Turn off" }).click();
  await expect(tile.locator(".device-head .badge")).toHaveText("Off");
  await tile.getByRole("button", { name: "Turn on" }).click();
  await expect(tile.getByText("Refused", { exact: true }).first()).toBeVisible();
  await expect(tile.locator(".interlock").last()).toContainText(/min_off_seconds|rest|stay off/i);
  await expect(tile.locator(".interlock").last()).toContainText(/for \d+:\d\d more/);

  await tile.getByRole("button", { name: "Back to automatic" }).click();
  await expect(tile.getByText("Automatic", { exact: true })).toBeVisible();
  await gateway.send("PUT", `devices/${id}`, { safety: { max_on_seconds: 300, min_off_seconds: null, fail_safe: "off" } });
});

test("the emergency stop asks once, says what it does to each device, stays in sight, and is lifted", async ({ page }) => {
  test.skip(!(await serves("/farms/{farm_id}/emergency-stop")), "this gateway has no emergency stop yet");
  await signIn(page);
  await open(page);
  await page.getByRole("button", { name: "Emergency stop" }).click();
  const dialog = page.getByRole("dialog", { name: "Stop everything?" });
  await expect(dialog.locator("li", { hasText: "Exhaust fan" })).toContainText("turns off");
  await expect(dialog.locator("li", { hasText: "Grow lamps" })).toContainText("stays as it is");
  await dialog.getByLabel(/^Why/).fill("Water on the floor");
  await dialog.getByRole("button", { name: "Stop everything now" }).click();

  const bar = page.getByRole("alert").filter({ hasText: "Emergency stop since" });
  await expect(bar).toContainText("Water on the floor");
  await page.getByRole("link", { name: "Rules" }).click();
  await expect(bar).toBeVisible();
  await bar.getByRole("button", { name: "Lift the stop" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Lift the stop" }).click();
  await expect(bar).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Emergency stop" })).toBeVisible();
});

import { expect, test } from "@playwright/test";
import { stack } from "../stack/demo";
import { Gateway } from "../stack/gateway";
import { open, signIn } from "../stack/pages";
import { serves } from "../stack/serves";

test("a rule is built by mouse, tried on recorded days, armed, and is seen to fire and to let go", async ({ page }) => {
  const gateway = await Gateway.signIn();
  const name = `Hand-held ${Date.now()}`;
  const sensor = await gateway.send<{ id: string }>("POST", `farms/${stack().demo.farm_id}/sensors`, { name, type: "water_temperature", expected_interval_seconds: 3600 });
  await gateway.read(sensor.id, 18);
  await signIn(page);
  await open(page, "/rules");
  await page.getByRole("link", { name: "New rule" }).click();

  await page.getByLabel("Name").fill(`Warm water ${name}`);
  await page.getByLabel("Sensor", { exact: true }).selectOption({ label: name });
  await page.getByLabel("Value (°C)").fill("25");
  await page.getByRole("region", { name: "Then" }).getByLabel("Device").selectOption({ label: "Irrigation pump" });
  await page.getByRole("region", { name: "Otherwise" }).getByLabel("Device").selectOption({ label: "Irrigation pump" });
  await expect(page.locator(".sentence").first()).toHaveText(`When ${name} is above 25.0 °C → Irrigation pump on, else Irrigation pump off`);
  await page.getByText("JSON", { exact: true }).click();
  await expect(page.getByRole("textbox", { name: "JSON" })).toHaveValue(/"is": "above"/);
  await page.getByText("Pickers", { exact: true }).click();

  await page.getByRole("button", { name: "Try on recorded days" }).click();
  const trial = page.getByRole("region", { name: "On recorded days" });
  if (await serves("/farms/{farm_id}/rules/backtest")) {
    await expect(trial.getByText("In the last 7 days this would never have held.")).toBeVisible();
    await expect(trial.getByRole("img", { name: "When it would have held" })).toBeVisible();
  } else {
    await expect(trial.getByText("This gateway does not offer this yet.")).toBeVisible();
  }

  await page.getByRole("button", { name: "Save rule" }).click();
  await expect(page.getByRole("heading", { name: `Rule: Warm water ${name}` })).toBeVisible();
  await page.getByText("Armed", { exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Arm it" }).click();
  await expect(page.getByRole("radio", { name: "Armed" })).toBeChecked();
  const now = page.getByRole("region", { name: "Now" });
  await expect(now).toContainText("Does not hold");

  await gateway.read(sensor.id, 30);
  await expect(now.locator(".spread .badge")).toHaveText("Holds");
  const decisions = page.getByRole("region", { name: "Decisions" });
  await expect(decisions.getByText("Irrigation pump: turn on").first()).toBeVisible();
  await gateway.read(sensor.id, 18);
  await expect(now.locator(".spread .badge")).toHaveText("Does not hold");
  await expect(decisions.getByText("Irrigation pump: turn off").first()).toBeVisible();

  await page.getByRole("button", { name: "Delete rule" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete rule" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Rules" })).toBeVisible();
  await expect(page.getByRole("link", { name: `Warm water ${name}` })).toHaveCount(0);
  await gateway.send("DELETE", `sensors/${sensor.id}`);
});

test("the list says of each rule what it says and why", async ({ page }) => {
  await signIn(page);
  await open(page, "/rules");
  const rule = page.locator("article.rule").filter({ has: page.getByRole("link", { name: "Cool above 24 °C" }) });
  await expect(rule).toContainText("When Air temperature is above 24.0 °C → Exhaust fan on, else Exhaust fan off");
  await expect(rule).toContainText(/(fires above|lets go below) 2[34]\.\d/);
});

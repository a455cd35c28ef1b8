import { expect, test } from "@playwright/test";
import { stack } from "../stack/demo";
import { Gateway } from "../stack/gateway";
import { open, signIn } from "../stack/pages";

const farm = () => `farms/${stack().demo.farm_id}`;

test("a rule in shadow stands beside what is armed, and its decisions say what it would have done", async ({ page }) => {
  const gateway = await Gateway.signIn();
  const fan = await gateway.find("devices", "Exhaust fan");
  const name = `Nursery ${Date.now()}`;
  const sensor = await gateway.send<{ id: string }>("POST", `${farm()}/sensors`, { name, type: "water_temperature", expected_interval_seconds: 3600 });
  await gateway.read(sensor.id, 30);
  const rule = await gateway.send<{ id: string }>("POST", `${farm()}/rules`, {
    name: `Gentle ${name}`, mode: "shadow", when: { sensor: { id: sensor.id }, is: "above", value: 25 },
    then: [{ device: { id: fan.id }, command: "turn_on" }], otherwise: [{ device: { id: fan.id }, command: "turn_off" }],
  });
  await signIn(page);
  await open(page, "/rules");
  const row = page.locator("article.rule", { hasText: `Gentle ${name}` });
  await expect(row).toContainText("Would now: Exhaust fan on.");
  await expect(row).toContainText(/Armed, “Cool above 24 °C”: Exhaust fan (on|off)\./);
  await expect(row.locator(".beside .badge")).toHaveText(/differs|the same/);

  await row.getByRole("link").click();
  const beside = page.getByRole("region", { name: "Beside what is armed" });
  await expect(beside.getByRole("img", { name: /^This rule, in shadow: held for/ })).toBeVisible();
  await expect(beside.getByRole("img", { name: /^Cool above 24 °C: held for/ })).toBeVisible();
  await expect(beside.getByRole("img", { name: /^Exhaust fan: on/ })).toBeVisible();
  const decisions = page.getByRole("region", { name: "Decisions" });
  await expect(decisions.getByText("Would have: Exhaust fan on").first()).toBeVisible();
  await gateway.read(sensor.id, 18);
  await expect(decisions.getByText("Would have: Exhaust fan off").first()).toBeVisible();
  await expect(beside).toContainText("Would now: Exhaust fan off.");

  await gateway.send("DELETE", `rules/${rule.id}`);
  await gateway.send("DELETE", `sensors/${sensor.id}`);
});

test("a rule's actions are executed by hand after a question, and what came of it is shown and kept", async ({ page }) => {
  const gateway = await Gateway.signIn();
  const valve = await gateway.find("devices", "CO2 valve");
  const rule = await gateway.send<{ id: string }>("POST", `${farm()}/rules`, {
    name: `By hand ${Date.now()}`, mode: "disabled", when: { time: { from: "03:00", to: "03:01" } }, then: [{ device: { id: valve.id }, command: "turn_off" }],
  });
  await signIn(page);
  await open(page, `/rules/${rule.id}`);
  await page.getByRole("button", { name: "Execute now" }).click();
  const dialog = page.getByRole("dialog", { name: "Bring this about now?" });
  await expect(dialog.getByText("CO2 valve off")).toBeVisible();
  await expect(page.getByRole("region", { name: "Decisions" })).toContainText("Nothing decided yet");
  await dialog.getByRole("button", { name: "Execute now" }).click();

  const told = page.getByRole("status").filter({ hasText: "Executed. What came of it:" });
  await expect(told).toContainText(/CO2 valve: turn off, (commanded|was so already)/);
  const kept = page.getByRole("region", { name: "Decisions" }).locator("article").first();
  await expect(kept).toContainText("By hand");
  await expect(kept).toContainText("CO2 valve: turn off");
  await gateway.send("DELETE", `rules/${rule.id}`);
});

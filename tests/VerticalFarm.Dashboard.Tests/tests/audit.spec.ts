import { expect, test } from "@playwright/test";
import { stack } from "../stack/demo";
import { Gateway } from "../stack/gateway";
import { open, signIn } from "../stack/pages";
import { takes } from "../stack/serves";

test("the record is narrowed down to who, what and when, and the address keeps it", async ({ page }) => {
  test.skip(!(await takes("/farms/{farm_id}/audit", "subject")), "this gateway cannot narrow the record down yet");
  const gateway = await Gateway.signIn();
  const name = `Watched ${Date.now()}`;
  const sensor = await gateway.send<{ id: string }>("POST", `farms/${stack().demo.farm_id}/sensors`, { name, type: "co2" });
  await gateway.send("PUT", `sensors/${sensor.id}`, { expected_interval_seconds: 30 });
  await signIn(page);
  await open(page, "/settings/audit");

  const filter = page.getByRole("group", { name: "Narrow down" });
  const entries = page.locator(".list > li");
  await filter.getByLabel("Kind").selectOption("sensor");
  await filter.getByLabel("Done").selectOption("updated");
  await expect(entries.first()).toContainText(`Demo grower updated sensor ${name}`);
  await expect(entries.filter({ hasNotText: "updated sensor" })).toHaveCount(0);
  await entries.first().locator("summary").click();
  await expect(entries.first()).toContainText('"expected_interval_seconds": 30');

  await page.reload();
  await expect(filter.getByLabel("Kind")).toHaveValue("sensor");
  await expect(entries.filter({ hasNotText: "updated sensor" })).toHaveCount(0);
  await filter.getByLabel("Who").selectOption({ label: "an API key" });
  await expect(page.getByText("Nothing on record fits.")).toBeVisible();
  await filter.getByLabel("Who").selectOption({ label: "anybody" });
  await filter.getByLabel("To").fill("2020-01-01");
  await expect(page.getByText("Nothing on record fits.")).toBeVisible();

  await filter.getByRole("button", { name: "Show everything" }).click();
  await expect(entries.filter({ hasText: `created sensor ${name}` })).toHaveCount(1);
  await gateway.send("DELETE", `sensors/${sensor.id}`);
});

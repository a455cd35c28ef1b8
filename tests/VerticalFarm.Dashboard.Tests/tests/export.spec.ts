import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { open, signIn } from "../stack/pages";

test("what is drawn is exported as one table, and every reading of a sensor as the gateway has it", async ({ page }) => {
  await signIn(page);
  await open(page, "/charts?span=1h");
  await expect(page.getByRole("img", { name: /^Air temperature: from/ })).toBeVisible();
  const menu = page.getByRole("button", { name: "Export CSV" });
  const keep = async (item: string) => {
    await menu.click();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: item, exact: true }).click()]);
    return { name: file.suggestedFilename(), lines: readFileSync(await file.path(), "utf8").trim().split(/\r?\n/) };
  };
  const drawn = await keep("What is drawn, as one table");
  expect(drawn.lines[0]).toBe('ts,"Air temperature mean (°C)","Air temperature min (°C)","Air temperature max (°C)","Relative humidity mean (%)","Relative humidity min (%)","Relative humidity max (%)"');

  const every = await keep("Air temperature");
  expect(every.name).toMatch(/^Demo farm, Air temperature, \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d\.csv$/);
  expect(every.lines.length).toBeGreaterThan(2);
  expect(every.lines.at(-1)).toMatch(/\d{4}-\d\d-\d\dT.*Z,-?\d+(\.\d+)?$/);
});

import { expect, test } from "@playwright/test";
import { stack } from "../stack/demo";

test("from an empty gateway to a live chart: account, farm, sensor, key, readings", async ({ page }) => {
  await page.goto(`${stack().demo.base_url}/`);
  await page.getByRole("button", { name: "Make an account" }).click();
  await page.getByLabel("E-mail").fill(`${Math.random().toString(36).slice(2)}@example.org`);
  await page.getByLabel(/Your name/).fill("Ada");
  await page.locator("input[name=password]").fill("correct horse battery staple");
  await page.getByRole("button", { name: "Make an account" }).click();

  await expect(page.getByRole("heading", { name: "No farm yet" })).toBeVisible();
  await page.getByRole("link", { name: "New farm" }).click();
  await page.getByLabel("Name").fill("North hall");
  await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
  await page.getByRole("button", { name: "Make farm" }).click();
  await expect(page.getByText("Times in Asia/Tokyo")).toBeVisible();

  await page.getByRole("link", { name: "Add a sensor" }).click();
  await page.getByRole("button", { name: "Add a sensor" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Seedling air");
  await dialog.getByLabel("Band from").fill("18");
  await dialog.getByLabel("Band to").fill("24");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Seedling air" })).toBeVisible();

  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "API keys" }).click();
  await page.getByLabel("What is it for?").fill("Logger");
  await page.getByRole("button", { name: "Make a key" }).click();
  const key = (await page.locator(".secret code").textContent()) ?? "";
  const farm = /farms\/([0-9a-f-]{36})/.exec(page.url())?.[1];

  await page.getByRole("link", { name: "Overview" }).click();
  await page.getByRole("link", { name: "Seedling air" }).click();
  const sensor = new URL(page.url()).searchParams.get("sensors");
  await expect(page.getByRole("heading", { name: "No readings in this time" })).toBeVisible();
  await page.getByText("1 h", { exact: true }).click();
  const sent = await fetch(`${stack().demo.base_url}/api/v1/readings`, {
    method: "POST",
    headers: { "X-Api-Key": key, "Content-Type": "application/json" },
    body: JSON.stringify({ readings: [3, 2, 1, 0].map((minutes) => ({ sensor_id: sensor, ts: new Date(Date.now() - minutes * 60_000).toISOString(), value: 20 + minutes })) }),
  });
  expect(sent.status).toBe(202);

  await expect(page.getByRole("img", { name: /Seedling air: from 20\.0 to 23\.0 °C, last 20\.0/ })).toBeVisible({ timeout: 60_000 });
  await page.goto(`${stack().demo.base_url}/farms/${farm}`);
  await expect(page.locator(".measure", { hasText: "Air temperature" })).toContainText("20.0");
});

import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { open, signIn } from "../stack/pages";
import { serves } from "../stack/serves";

test("a report of today is made by hand, read, and kept as a table and as a page", async ({ page }) => {
  test.skip(!(await serves("/farms/{farm_id}/reports")), "this gateway has no reports yet");
  await signIn(page);
  await open(page, "/reports");
  await page.getByRole("button", { name: "Report of today so far" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^\w{3} \d{1,2} \w{3} \d{4}$/ })).toBeVisible();
  await expect(page.locator(".report-headline")).not.toBeEmpty();
  await expect(page.getByText("The day is not over")).toBeVisible();
  const figures = page.getByRole("region", { name: "The day in figures" });
  await expect(figures.locator(".fact", { hasText: "Air temperature" }).locator(".fact-value")).toContainText(/\d+\.\d °C/);
  await expect(page.getByRole("region", { name: "The course of the day" }).getByRole("img", { name: /^Air temperature: from/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "Sensors" }).getByRole("row", { name: /Air temperature/ })).toContainText("%");

  for (const [item, start] of [["As a table (CSV)", /^\w+,/], ["As a page (HTML)", /^<!doctype html>/i]] as const) {
    await page.getByRole("button", { name: "Download" }).click();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: item }).click()]);
    expect(readFileSync(await file.path(), "utf8").trimStart()).toMatch(start);
  }

  await page.getByRole("link", { name: "Reports" }).last().click();
  await expect(page.getByRole("listitem").filter({ hasText: "so far" })).toHaveCount(1);
});

test("a day without a report says so, and is not made of what is to come", async ({ page }) => {
  test.skip(!(await serves("/farms/{farm_id}/reports")), "this gateway has no reports yet");
  await signIn(page);
  await open(page, "/reports/2020-01-01");
  await expect(page.getByRole("heading", { name: "There is no report of this day" })).toBeVisible();
  await page.getByRole("button", { name: "Make it now" }).click();
  await expect(page.getByRole("alert")).toBeVisible(); // The farm was not there.
});

test("the overview tells how the week was", async ({ page }) => {
  test.skip(!(await serves("/farms/{farm_id}/analytics")), "this gateway adds nothing up yet");
  await signIn(page);
  await open(page);
  const week = page.getByRole("region", { name: "The last 7 days" });
  await expect(week).toContainText(/Time in range\s*\d+(\.\d)? %/);
  await expect(week).toContainText(/Devices on\s*\d+/);
  await week.getByRole("link", { name: "Daily reports" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Reports" })).toBeVisible();
});

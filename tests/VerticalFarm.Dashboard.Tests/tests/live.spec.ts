import { expect, test } from "@playwright/test";
import { stack } from "../stack/demo";
import { complaints, open, signIn } from "../stack/pages";

test("a grower signs in and sees the farm live, without a complaint of the browser", async ({ page }) => {
  const said = complaints(page);
  await signIn(page);
  await page.getByRole("link", { name: /Demo farm/ }).click();
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await expect(page.getByText(/sensors fresh\./)).toBeVisible();
  await expect(page.getByText("Times in Europe/Brussels")).toHaveCount(1);

  const value = page.locator(".measure", { hasText: "Air temperature" }).locator(".measure-value");
  const first = await value.textContent();
  await expect(value).not.toHaveText(first ?? "");
  expect(said).toEqual([]);
});

test("who reloads stays signed in, and who signs out does not", async ({ page }) => {
  await signIn(page);
  await open(page);
  await page.reload();
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie);
  expect(kept).not.toContain("eyJ"); // No token anywhere that a script can read.

  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("a wrong password is told in words", async ({ page }) => {
  await page.goto(`${stack().demo.base_url}/`);
  await page.getByLabel("E-mail").fill("nobody@example.org");
  await page.locator("input[name=password]").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("password");
});

import { devices, expect, test } from "@playwright/test";
import { stack } from "../stack/demo";
import { everyPage } from "../stack/everyPage";
import { open, signIn } from "../stack/pages";

test.use({ viewport: { width: 390, height: 844 }, userAgent: devices["Pixel 7"].userAgent, hasTouch: true, isMobile: true });

test("on a phone every page fits, and what is tapped is large enough for a thumb", async ({ page }) => {
  await signIn(page);
  for (const [name, address] of everyPage()) {
    await page.goto(stack().demo.base_url + address);
    await expect(page.locator("h1").first()).toBeAttached();
    await expect(page.locator(".loading")).toHaveCount(0);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `${name} is wider than the phone`).toBeLessThanOrEqual(390);
    const small = await page.locator("button:visible, .rail a:visible, select:visible").evaluateAll((all) =>
      all.filter((element) => !element.matches(".mark, .mantine-NumberInput-control, .mantine-PasswordInput-visibilityToggle, .mantine-Anchor-root") && element.getBoundingClientRect().height < 43.5).map((element) => element.outerHTML.slice(0, 120)));
    expect(small, `${name} has small things to tap`).toEqual([]);
  }
});

test("on a phone one gets about by the bar at the bottom", async ({ page }) => {
  await signIn(page);
  await open(page);
  const bar = page.getByRole("navigation", { name: "Farm" });
  const box = await bar.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(844, 0);
  await bar.getByRole("link", { name: "Charts" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Charts" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Emergency stop" })).toBeVisible();
});

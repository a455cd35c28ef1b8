import { expect, test } from "@playwright/test";
import { stack } from "../stack/demo";
import { signIn } from "../stack/pages";

const mostBytes = 350 * 1024;

test("the first page is light, comes from one place, and does not jump", async ({ page }) => {
  const origin = new URL(stack().demo.base_url).origin;
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url())) foreign.push(request.url());
  });
  await page.addInitScript(() => {
    const seen = window as unknown as { jumped: number };
    seen.jumped = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!(entry as unknown as { hadRecentInput: boolean }).hadRecentInput) seen.jumped += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`${origin}/`);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  const bytes = await page.evaluate(() => [...performance.getEntriesByType("resource"), ...performance.getEntriesByType("navigation")].reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).transferSize, 0));
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(mostBytes);

  await signIn(page);
  await page.goto(`${origin}/farms/${stack().demo.farm_id}`);
  await expect(page.locator(".measure").first()).toBeVisible();
  await expect(page.locator(".spark path").first()).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { jumped: number }).jumped)).toBeLessThan(0.1);
  expect(foreign).toEqual([]);
});

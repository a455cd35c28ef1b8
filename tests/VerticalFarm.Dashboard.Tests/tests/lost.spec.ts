import { expect, test } from "@playwright/test";
import { stack } from "../stack/demo";
import { open, signIn } from "../stack/pages";
import { Wire } from "../stack/proxy";

test("when the gateway is lost it is said and nothing old is shown as live, and when it is back the page is live by itself", async ({ page }) => {
  const wire = new Wire(new URL(stack().demo.base_url));
  await wire.mend();
  try {
    await signIn(page, undefined, wire.address);
    await open(page, "", wire.address);
    const value = page.locator(".measure .measure-value").first();
    const liveColour = await value.evaluate((element) => getComputedStyle(element).color);

    await wire.cut();
    await expect(page.getByRole("alert").filter({ hasText: "Connection lost" })).toBeVisible();
    await expect(page.getByText("Not live", { exact: true })).toBeVisible();
    expect(await value.evaluate((element) => getComputedStyle(element).color)).not.toBe(liveColour);

    await wire.mend();
    await expect(page.getByText("Live", { exact: true })).toBeVisible();
    await expect(page.getByText("Connection lost")).toHaveCount(0);
  } finally {
    await wire.cut();
  }
});

test("a page that is opened while the gateway is away waits for it", async ({ page }) => {
  const wire = new Wire(new URL(stack().demo.base_url));
  await wire.mend();
  try {
    await signIn(page, undefined, wire.address);
    const renewals = (url: URL) => url.pathname.endsWith("/auth/cookie/refresh");
    await page.route(renewals, (route) => route.abort());
    await page.reload();
    await expect(page.getByRole("alert")).toContainText("cannot be reached");
    await page.unroute(renewals);
    await expect(page.getByRole("heading", { level: 1, name: "Farms" })).toBeVisible();
  } finally {
    await wire.cut();
  }
});

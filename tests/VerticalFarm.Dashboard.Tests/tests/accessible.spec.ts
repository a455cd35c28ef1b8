import { type Locator, type Page, expect, test } from "@playwright/test";
import axe from "axe-core";
import { stack } from "../stack/demo";
import { everyPage } from "../stack/everyPage";
import { open, signIn } from "../stack/pages";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds against WCAG 2.2 AA, in short. Of what opened on top of a page alone, where that is named: the page beneath is covered then, and was looked at without. */
async function violations(page: Page, within = "html"): Promise<string[]> {
  await page.evaluate(axe.source);
  await page.evaluate(() => window.scrollTo(0, 0)); // What is scrolled halfway under the bar at the top is no small target.
  return page.evaluate(async ([within, tags]) => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(within, { runOnly: tags });
    return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)} ${node.failureSummary?.split("\n")[1] ?? ""}`));
  }, [within, rules] as const);
}

/** Presses Tab until something has the focus: what is urgent, such as an alert that came up just now, may stand before it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target).toBeFocused();
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, reducedMotion: "reduce" });

    test("axe finds nothing wrong on any page", async ({ page }) => {
      await page.goto(`${stack().demo.base_url}/`);
      await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
      expect.soft(await violations(page), "sign in").toEqual([]);
      await signIn(page);
      for (const [name, address] of everyPage()) {
        await page.goto(stack().demo.base_url + address);
        await expect(page.locator("h1").first()).toBeAttached();
        await expect(page.locator(".loading")).toHaveCount(0);
        expect.soft(await violations(page), name).toEqual([]);
      }
    });

    test("nor in what opens: a device's control, the emergency stop, a rule, the forms", async ({ page }) => {
      await signIn(page);
      await open(page);
      await page.getByRole("button", { name: "Control Grow lamps" }).click();
      expect.soft(await violations(page), "control").toEqual([]);
      await page.getByRole("button", { name: "Emergency stop" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect.soft(await violations(page, "[role=dialog]"), "emergency stop").toEqual([]);
      await open(page, "/rules");
      await page.getByRole("link", { name: "Cool above 24 °C" }).click();
      await expect(page.getByRole("heading", { name: "Decisions" })).toBeVisible();
      expect.soft(await violations(page), "rule").toEqual([]);
      for (const section of ["sensors", "devices"]) {
        await open(page, `/settings/${section}`);
        await page.getByRole("button", { name: /^Edit/ }).first().click();
        await expect(page.getByRole("dialog")).toBeVisible();
        expect.soft(await violations(page, "[role=dialog]"), section).toEqual([]);
      }
    });
  });
}

test("everything on the overview is reached by the keyboard, beginning with a way past the navigation", async ({ page }) => {
  await signIn(page);
  await open(page);
  const shelf = page.locator(".shelf").first();
  await expect(shelf).toBeVisible(); // The plan comes after the page around it; Tab would pass over what is not there yet.
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByLabel("Colour by"));
  await tabTo(page, shelf);
  await page.keyboard.press("Space");
  await expect(shelf).toHaveAttribute("aria-pressed", "true");
});

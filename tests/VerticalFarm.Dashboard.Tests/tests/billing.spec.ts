import { expect, test } from "@playwright/test";
import { stack } from "../stack/demo";
import { instead } from "../stack/instead";
import { signIn } from "../stack/pages";
import { serves } from "../stack/serves";

test("where no plans are sold, one's plan is told and nothing is offered", async ({ page }) => {
  test.skip(!(await serves("/billing")), "this gateway has no plans yet");
  await signIn(page);
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("menuitem", { name: "Plan and billing" }).click();
  await expect(page.getByText(/You have the plan Free\. \d+ of \d+ farms made\./)).toBeVisible();
  await expect(page.getByText("This installation sells no plans.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Take/ })).toHaveCount(0);
});

// The stack under test has no account with Stripe: what is asked of Stripe is tested at the gateway.
test("a plan is taken on a page of Stripe's", async ({ page }) => {
  const plans = [{ plan: "free", limits: { farms: 5 } }, { plan: "pro", limits: { farms: 50 } }];
  await instead(page, "billing", 200, { plan: "free", limits: { farms: 5 }, configured: true, status: null, period_ends_at: null, ends: false, plans });
  await instead(page, "billing/checkout", 200, { url: `${stack().demo.base_url}/?billing=paid` });
  await signIn(page);
  await page.goto(`${stack().demo.base_url}/billing`);
  await page.getByRole("button", { name: "Take Pro" }).click();
  await expect(page.getByText("Thank you. The plan changes as soon as Stripe tells that it was paid")).toBeVisible();
});

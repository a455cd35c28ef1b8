import { expect, test } from "@playwright/test";
import { stack } from "../stack/demo";
import { instead, refusal } from "../stack/instead";
import { farmAddress, open, signIn } from "../stack/pages";

const unknown = refusal(404, "There is nothing here");

test("over an older gateway, pages of what it does not offer say so, and the overview is whole without them", async ({ page }) => {
  await instead(page, /^(billing|admin\/jobs|farms\/[^/]+\/(reports|notification-channels|analytics|weather))$/, 404, unknown);
  await signIn(page);
  for (const address of ["/billing", "/admin/jobs", `${farmAddress()}/reports`, `${farmAddress()}/settings/notifications`]) {
    await page.goto(stack().demo.base_url + address);
    await expect(page.getByText("This gateway does not offer this yet.")).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  }
  await open(page);
  await expect(page.locator(".measure").first()).toBeVisible();
  await expect(page.getByRole("region", { name: "The last 7 days" })).toHaveCount(0);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("what is not there any more is not taken for what the gateway does not offer", async ({ page }) => {
  await signIn(page);
  await open(page, "/rules/00000000-0000-4000-8000-000000000000");
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByText("This gateway does not offer this yet.")).toHaveCount(0);
});

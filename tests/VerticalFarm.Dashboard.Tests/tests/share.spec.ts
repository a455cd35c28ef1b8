import { expect, test } from "@playwright/test";
import { Gateway } from "../stack/gateway";
import { open, signIn } from "../stack/pages";

test("a farm is shared with a viewer, who sees all and can change nothing, until that ends", async ({ page, browser }) => {
  const viewer = await Gateway.register();
  await signIn(page);
  await open(page, "/settings/members");
  await page.getByLabel("E-mail of an account").fill(viewer.email);
  await page.getByLabel("Role").selectOption("viewer");
  await page.getByRole("button", { name: "Share" }).click();
  await expect(page.getByText(viewer.email).first()).toBeVisible();

  const theirs = await (await browser.newContext()).newPage();
  await signIn(theirs, viewer);
  await expect(theirs.getByText("Shared with you: Viewer")).toBeVisible();
  await open(theirs);
  await expect(theirs.locator("article.device").first()).toBeVisible();
  await expect(theirs.getByRole("button", { name: /^Control/ })).toHaveCount(0);
  await expect(theirs.getByRole("button", { name: "Emergency stop" })).toHaveCount(0);
  await theirs.getByRole("link", { name: "Rules" }).click();
  await expect(theirs.getByRole("link", { name: "New rule" })).toHaveCount(0);
  await theirs.getByRole("link", { name: "Cool above 24 °C" }).click();
  await expect(theirs.getByText("You can look at this farm, but not change it.")).toBeVisible();
  await expect(theirs.getByRole("button", { name: "Save changes" })).toHaveCount(0);

  await page.getByRole("button", { name: `Remove ${viewer.email}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText(viewer.email)).toHaveCount(0);
  await theirs.reload();
  await expect(theirs.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await theirs.context().close();
});

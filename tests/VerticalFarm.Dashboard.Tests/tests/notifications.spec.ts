import { expect, test } from "@playwright/test";
import { open, signIn } from "../stack/pages";
import { serves } from "../stack/serves";

test("a channel is added, tried, changed and taken away, and its deliveries are on record", async ({ page }) => {
  test.skip(!(await serves("/farms/{farm_id}/notification-channels")), "this gateway has no channels yet");
  const name = `Phone ${Date.now()}`;
  await signIn(page);
  await open(page, "/settings/notifications");
  await page.getByRole("button", { name: "Add a channel" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("How").selectOption("home_assistant");
  await form.getByLabel("Name").fill(name);
  await form.getByLabel("Notify service").fill("notify");
  await form.getByLabel("At least").selectOption("critical");
  await form.getByLabel("Quiet from").fill("22:00");
  await form.getByLabel("Quiet to").fill("06:30");
  await form.getByRole("button", { name: "Save" }).click();
  const channel = page.locator(".list > li", { hasText: name });
  await expect(channel).toContainText("critical only · quiet 22:00 – 06:30");

  await channel.getByRole("button", { name: `Send a test to ${name}` }).click();
  await expect(channel.getByRole("status")).toContainText("The test was delivered.");
  await channel.getByText("Deliveries", { exact: true }).click();
  await expect(channel.locator(".delivery").first()).toContainText("Delivered");
  await channel.getByText("Given up", { exact: true }).click();
  await expect(channel.getByText("Nothing was sent yet.")).toBeVisible();

  await channel.getByRole("button", { name: `Edit: ${name}` }).click();
  await form.getByLabel("In use").uncheck();
  await form.getByRole("button", { name: "Save" }).click();
  await expect(channel.getByText("not in use")).toBeVisible();

  await channel.getByRole("button", { name: `Edit: ${name}` }).click();
  await form.getByRole("button", { name: "Delete channel" }).click();
  await page.getByRole("dialog", { name: "Delete channel" }).getByRole("button", { name: "Delete channel" }).click();
  await expect(channel).toHaveCount(0);
});

test("a webhook to an inner address is refused in words", async ({ page }) => {
  test.skip(!(await serves("/farms/{farm_id}/notification-channels")), "this gateway has no channels yet");
  await signIn(page);
  await open(page, "/settings/notifications");
  await page.getByRole("button", { name: "Add a channel" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("How").selectOption("webhook");
  await form.getByLabel("Name").fill("Inside");
  await form.getByLabel("Address").fill("http://127.0.0.1:1/hook");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("alert")).toBeVisible();
});

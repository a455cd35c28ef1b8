import { type Page, expect } from "@playwright/test";
import { stack } from "./demo";

export const farmAddress = () => `/farms/${stack().demo.farm_id}`;

/** Signs in by the form, as a person does. */
export async function signIn(page: Page, { email, password } = stack().demo as { email: string; password: string }, base = stack().demo.base_url): Promise<void> {
  await page.goto(`${base}/`);
  await page.getByLabel("E-mail").fill(email);
  await page.locator("input[name=password]").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Farms" })).toBeVisible();
}

/** Opens a page of the demo farm and waits until it is live. */
export async function open(page: Page, path = "", base = stack().demo.base_url): Promise<void> {
  await page.goto(`${base}${farmAddress()}${path}`);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
}

/** What the browser complains of: nothing may, and least of all the content policy. */
export function complaints(page: Page): string[] {
  const said: string[] = [];
  page.on("console", (message) => {
    // A stack under test may be cut off from the internet, where the weather is asked for.
    const withoutWeather = message.location().url.endsWith("/weather") && /status of 502/.test(message.text());
    if (message.type() === "error" && !withoutWeather && !/status of (401|403|404|422)/.test(message.text())) said.push(message.text());
  });
  page.on("pageerror", (fault) => said.push(fault.message));
  return said;
}

// Makes pictures of the real pages of a running stack: node screenshots.mjs DEMO_JSON OUT_FOLDER [--all]
// Without --all the few that the documents show; with it every page, light and dark, on a desk and on a phone.
import { chromium } from "@playwright/test";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";

const [demoFile, out, ...flags] = process.argv.slice(2);
if (!demoFile || !out) {
  console.error("usage: node screenshots.mjs DEMO_JSON OUT_FOLDER [--all] [--only=NAME,...]");
  process.exit(2);
}
const demo = JSON.parse(readFileSync(demoFile, "utf8"));
const farm = `/farms/${demo.farm_id}`;
const only = flags.find((flag) => flag.startsWith("--only="))?.slice(7).split(",");
mkdirSync(out, { recursive: true });

const pages = [
  ["farms", "/"], ["farm", farm], ["charts", `${farm}/charts?span=24h`], ["rules", `${farm}/rules`], ["rule", null], ["rule-new", `${farm}/rules/new`], ["alerts", `${farm}/alerts`], ["reports", `${farm}/reports`], ["report", `${farm}/reports/${new Date().toISOString().slice(0, 10)}`], ["notifications", `${farm}/settings/notifications`],
  ["settings", `${farm}/settings`], ["settings-farm", `${farm}/settings/farm`], ["devices", `${farm}/settings/devices`], ["sensors", `${farm}/settings/sensors`], ["layout", `${farm}/settings/layout`],
  ["home-assistant", `${farm}/settings/home-assistant`], ["members", `${farm}/settings/members`], ["keys", `${farm}/settings/keys`], ["audit", `${farm}/settings/audit`], ["account", "/account"], ["billing", "/billing"], ["cluster", "/admin/cluster"], ["jobs", "/admin/jobs"], ["new-farm", "/new"],
];
const shown = flags.includes("--all") ? pages : pages.filter(([name]) => ["farm", "charts", "rule"].includes(name));
const documented = { "farm-desk-light": "dashboard", "farm-desk-dark": "dashboard-dark", "farm-phone-light": "phone", "charts-desk-light": "charts", "rule-desk-light": "rule" };
const desk = { name: "desk", viewport: { width: flags.includes("--all") ? 1280 : 1440, height: 900 } };
const phone = { name: "phone", viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const looks = flags.includes("--all")
  ? [desk, phone].flatMap((device) => ["light", "dark"].map((scheme) => ({ ...device, scheme })))
  : [{ ...desk, scheme: "light" }, { ...desk, scheme: "dark" }, { ...phone, scheme: "light" }];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const { name: device, scheme, ...size } of looks) {
  const context = await browser.newContext({ ...size, colorScheme: scheme, baseURL: demo.base_url, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && console.error(`[${device} ${scheme}] ${page.url()}: ${message.text()}`));
  page.on("pageerror", (fault) => console.error(`[${device} ${scheme}] ${page.url()}: ${fault.message}`));
  await page.goto("/");
  await page.getByLabel("E-mail").fill(demo.email);
  if (flags.includes("--all")) await page.screenshot({ path: path.join(out, `sign-in-${device}-${scheme}.png`) });
  await page.locator("input[name=password]").fill(demo.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Farms" }).waitFor();
  for (const [name, address] of shown) {
    if (only && !only.includes(name)) continue;
    if (address) await page.goto(address);
    else {
      await page.goto(`${farm}/rules`);
      await page.getByRole("link", { name: /Cool above/ }).click();
      await page.getByRole("button", { name: "Try on recorded days" }).click();
    }
    await page.waitForLoadState("domcontentloaded");
    await page.locator("h1").first().waitFor({ state: "attached" });
    await page.waitForTimeout(2500); // For charts and sparklines; only pictures, no test, wait like this.
    const file = flags.includes("--all") ? `${name}-${device}-${scheme}` : documented[`${name}-${device}-${scheme}`];
    if (file) await page.screenshot({ path: path.join(out, `${file}.png`), fullPage: flags.includes("--all") });
  }
  await context.close();
}
if (!flags.includes("--all")) await printed();
await browser.close();

/** The page of a daily report as it is sent and printed: that of the last whole day. */
async function printed() {
  const context = await browser.newContext({ viewport: { width: 1100, height: 1750 }, baseURL: demo.base_url });
  const signedIn = await context.request.post("/api/v1/auth/login", { data: { email: demo.email, password: demo.password } });
  const headers = { Authorization: `Bearer ${(await signedIn.json()).access_token}` };
  const date = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const reports = `/api/v1/farms/${demo.farm_id}/reports`;
  await context.request.post(reports, { headers, data: { type: "daily", date } });
  const page = await context.newPage();
  await page.setContent(await (await context.request.get(`${reports}/${date}?format=html`, { headers })).text());
  await page.screenshot({ path: path.join(out, "report.png") });
  await context.close();
}

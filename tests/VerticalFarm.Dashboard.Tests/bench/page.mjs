// What the overview costs the browser: a farm of many sensors at one reading a second each, watched for some minutes.
//   node bench/page.mjs DEMO_JSON [MINUTES=10] [SENSORS=200]
// Printed are the load of the page's process, frames while scrolling, and the JavaScript heap after collecting garbage. Run it on a machine that does little else: gateway,
// silo, database and browser share it, and a browser without a screen draws by software.
import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
import { report, scroll, watch } from "./measure.mjs";
import { makeFarm } from "./farm.mjs";

const [demoFile, minutes = "10", sensors = "200"] = process.argv.slice(2);
if (!demoFile || !(Number(minutes) > 0) || !(Number(sensors) > 0)) {
  console.error("usage: node bench/page.mjs DEMO_JSON [MINUTES=10] [SENSORS=200]");
  process.exit(2);
}
const demo = JSON.parse(readFileSync(demoFile, "utf8"));
console.log(`Making a farm of ${sensors} sensors ...`);
const farm = await makeFarm(demo, Number(sensors));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  farm.begin();
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: demo.base_url })).newPage();
  await page.goto("/");
  await page.getByLabel("E-mail").fill(demo.email);
  await page.locator("input[name=password]").fill(demo.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1, name: "Farms" }).waitFor();
  await page.goto(`/farms/${farm.id}`);
  await page.getByText("Live", { exact: true }).waitFor();
  await page.getByText(`All ${sensors} sensors fresh.`).waitFor({ timeout: 60_000 });
  await page.waitForTimeout(10_000); // Charts and caches are filled: from here on nothing should grow.
  const measured = await watch(browser, page, Number(minutes) * 60_000, (minute, load, heap) => console.log(`  minute ${minute}: ${load.toFixed(1)} % of a core, heap ${heap.toFixed(1)} MB`));
  const scrolled = await scroll(page, 10_000);
  report({ ...measured, ...scrolled, sent: farm.sent(), missed: farm.missed() });
} finally {
  await browser.close();
  await farm.end();
}

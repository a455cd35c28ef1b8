import { defineConfig } from "@playwright/test";

const report = process.env["JUNIT"];

// One stack, one browser, one test after the other: what one does to the farm, the next may see.
export default defineConfig({
  testDir: "tests",
  globalSetup: "./stack/start.ts",
  globalTeardown: "./stack/stop.ts",
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 300_000, // A loaded machine is slow, not wrong.
  expect: { timeout: 30_000 },
  reporter: report ? [["list"], ["junit", { outputFile: report }]] : [["list"]],
  use: {
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    launchOptions: { executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox"] },
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
    timezoneId: "America/New_York", // Not the farm's: times must be the farm's all the same.
  },
});

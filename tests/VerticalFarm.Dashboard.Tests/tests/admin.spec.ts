import { expect, test } from "@playwright/test";
import { stack } from "../stack/demo";
import { Gateway } from "../stack/gateway";
import { instead } from "../stack/instead";
import { signIn } from "../stack/pages";

const now = Date.now();
const at = (ago: number) => new Date(now - ago * 1000).toISOString();
const silo = { host: "silo-0", address: "10.0.1.17:11111", status: "active", started_at: at(7200), alive_at: at(2), activations: 412, clients: 2, cpu_percent: 23.4, memory_bytes: 612e6 };
const cluster = {
  at: at(0),
  silos: [silo, { ...silo, host: "silo-1", address: "10.0.1.18:11111", status: "dead", activations: null, clients: null, cpu_percent: null, memory_bytes: null }],
  grains: [{ type: "VerticalFarm.Grains.Sensors.SensorGrain,VerticalFarm.Grains", activations: 300 }],
  reminders: { reminders: 1240, rules: 214, rules_late: 2, lag_seconds: 41, minutes_missed: 3 },
};
const run = { started_at: at(600), duration_seconds: 12.4, outcome: "failed", detail: "The database did not answer" };
const jobs = [
  { name: "pack_readings", kind: "job", schedule: "every hour", last_run: run, next_at: at(-600), count: null, late_seconds: null },
  { name: "evaluate_rule", kind: "reminder", schedule: "every minute", last_run: null, next_at: null, count: 214, late_seconds: 41 },
];

test("who is no administrator is shown no way to the cluster, and told why when the address is typed", async ({ page }) => {
  const somebody = await Gateway.register();
  await signIn(page, somebody);
  await page.getByRole("button", { name: "Account" }).click();
  await expect(page.getByRole("menuitem", { name: "Plan and billing" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Cluster" })).toHaveCount(0);
  await page.goto(`${stack().demo.base_url}/admin/cluster`);
  await expect(page.getByText("Only administrators of this installation see this.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Open the Orleans Dashboard" })).toHaveCount(0);
});

// The stack's demo user is no administrator: that is configuration, and by id. What is refused and answered to whom is tested at the gateway.
test("an administrator finds the cluster in the menu: silos, grains, and rules that are late", async ({ page }) => {
  await instead(page, "admin/cluster", 200, cluster);
  await signIn(page);
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("menuitem", { name: "Cluster" }).click();
  await expect(page.getByText("2 of 214 rules are late, the longest by 1 min 41 s.")).toBeVisible();
  await expect(page.getByRole("row", { name: /silo-0/ })).toContainText(/Active.*412.*23 %612 MB/);
  await expect(page.getByRole("row", { name: /silo-1/ })).toContainText("Dead");
  await expect(page.getByRole("row", { name: /^SensorGrain/ })).toContainText("300");
  await expect(page.getByRole("link", { name: "Open the Orleans Dashboard" })).toHaveAttribute("href", "/orleans");
});

test("an administrator sees how jobs went, and has one run after a question", async ({ page }) => {
  const asked: string[] = [];
  await instead(page, "admin/jobs", 200, { items: jobs, total: 2, skip: 0, limit: 100 });
  await instead(page, "admin/jobs/pack_readings/runs", 200, { items: [run], total: 1, skip: 0, limit: 20 });
  await instead(page, "admin/jobs/pack_readings/run", 202, jobs[0]);
  page.on("request", (request) => request.method() === "POST" && asked.push(new URL(request.url()).pathname));
  await signIn(page);
  await page.goto(`${stack().demo.base_url}/admin/jobs`);
  const job = page.getByRole("listitem").filter({ hasText: "pack readings" });
  await expect(job).toContainText("Failed");
  await expect(job).toContainText("The database did not answer");
  await expect(page.getByRole("listitem").filter({ hasText: "evaluate rule" })).toContainText("up to 41 s late");
  await job.getByText("Runs on record").click();
  await expect(job.getByText("The database did not answer")).toHaveCount(2);
  await job.getByRole("button", { name: "Run now: pack_readings" }).click();
  expect(asked.filter((path) => path.includes("/jobs/"))).toEqual([]);
  await page.getByRole("dialog").getByRole("button", { name: "Run now" }).click();
  await expect(job.getByText("Asked for.")).toBeVisible();
  expect(asked.filter((path) => path.includes("/jobs/"))).toEqual(["/api/v1/admin/jobs/pack_readings/run"]);
});

import { spawn } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Demo, stackFile } from "./demo";

const root = path.resolve(import.meta.dirname, "../../..");
const patienceMs = 8 * 60_000; // The first start builds.

/** Types ./run.sh as a user would, on a port and in a folder of its own. DEMO_JSON names a stack that runs already instead. */
export default async function start(): Promise<void> {
  const running = process.env["DEMO_JSON"];
  if (running) {
    writeFileSync(stackFile, JSON.stringify({ demo: JSON.parse(readFileSync(running, "utf8")) as Demo, pid: null, folder: null }));
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), "verticalfarm-dashboard-"));
  const log = path.join(folder, "run.log");
  const script = spawn("bash", [path.join(root, "run.sh"), "--speed", "20"], {
    env: { ...process.env, DATA_DIR: folder, PORT: String(await freePort()), RATE_LIMITS: "off" },
    stdio: ["ignore", openSync(log, "w"), openSync(log, "a")],
    detached: true,
  });
  let ended = false;
  script.once("exit", () => (ended = true));
  script.unref();
  const began = Date.now();
  while (!readFileSync(log, "utf8").includes("is running")) {
    if (ended || Date.now() - began > patienceMs) throw new Error(`run.sh did not come up:\n${readFileSync(log, "utf8")}`);
    await new Promise((done) => setTimeout(done, 500));
  }
  const demo = JSON.parse(readFileSync(path.join(folder, "demo.json"), "utf8")) as Demo;
  writeFileSync(stackFile, JSON.stringify({ demo, pid: script.pid, folder }));
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

import { rmSync } from "node:fs";
import { stack, stackFile } from "./demo";

const patienceMs = 90_000;

/** Stops what start.ts started, and waits until all of it is gone. */
export default async function stop(): Promise<void> {
  const { pid, folder } = stack();
  rmSync(stackFile);
  if (pid === null || folder === null) return;
  process.kill(pid, "SIGTERM");
  for (const began = Date.now(); isAlive(pid) && Date.now() - began < patienceMs; ) {
    await new Promise((done) => setTimeout(done, 300));
  }
  rmSync(folder, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** How to sign in to the stack under test, as run.sh wrote it. */
export interface Demo {
  base_url: string;
  email: string;
  password: string;
  farm_id: string;
  home_assistant_url: string;
  home_assistant_token: string;
}

export interface RunningStack {
  demo: Demo;
  pid: number | null;
  folder: string | null;
}

/** Where the stack that was started is told to the tests, which run in a process of their own. */
export const stackFile = path.join(tmpdir(), `verticalfarm-dashboard-stack-${process.getuid?.() ?? 0}.json`);

export const stack = (): RunningStack => JSON.parse(readFileSync(stackFile, "utf8")) as RunningStack;

import { expect, test } from "@playwright/test";
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import openapi, { astToString } from "openapi-typescript";
import { stack } from "../stack/demo";

const run = promisify(execFile);
const dashboard = path.resolve(import.meta.dirname, "../../../src/VerticalFarm.Dashboard");

test("the types of the API are those of the description that is kept", async () => {
  const kept = JSON.parse(readFileSync(path.join(dashboard, "openapi.json"), "utf8")) as Parameters<typeof openapi>[0];
  const written = readFileSync(path.join(dashboard, "src/api/schema.d.ts"), "utf8");
  expect(written.endsWith(astToString(await openapi(kept)))).toBe(true); // Run `npm run types` here when it is not.
});

test("the dashboard fits what the gateway serves: it compiles against the gateway's own description", async () => {
  const answer = await fetch(`${stack().demo.base_url}/openapi.json`);
  const types = astToString(await openapi((await answer.json()) as Parameters<typeof openapi>[0]));
  const folder = mkdtempSync(path.join(tmpdir(), "verticalfarm-types-"));
  try {
    for (const part of ["src", "tsconfig.json", "vite.config.ts", "package.json"]) cpSync(path.join(dashboard, part), path.join(folder, part), { recursive: true });
    symlinkSync(path.join(dashboard, "node_modules"), path.join(folder, "node_modules"));
    writeFileSync(path.join(folder, "src/api/schema.d.ts"), types);
    const told = await run(path.join(folder, "node_modules/.bin/tsc"), ["--noEmit", "-p", folder]).catch((fault: { stdout: string }) => fault);
    expect(told.stdout).toBe("");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
